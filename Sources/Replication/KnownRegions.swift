extension Region {
  /// The regions of OSS's documentation (<https://www.alibabacloud.com/help/en/oss/user-guide/regions-and-endpoints>), to tell a
  /// misspelt one. New ones come, so another is no error.
  package static let known: Set<String> = [
    "ap-northeast-1", "ap-northeast-2", "ap-south-1", "ap-southeast-1", "ap-southeast-2", "ap-southeast-3",
    "ap-southeast-5", "ap-southeast-6", "ap-southeast-7", "cn-beijing", "cn-beijing-finance-1", "cn-chengdu",
    "cn-fuzhou", "cn-guangzhou", "cn-hangzhou", "cn-hangzhou-finance", "cn-heyuan", "cn-heyuan-acdr-1", "cn-hongkong",
    "cn-huhehaote", "cn-hzfinance", "cn-hzjbp", "cn-nanjing", "cn-north-2-gov-1", "cn-qingdao", "cn-shanghai",
    "cn-shanghai-finance-1", "cn-shenzhen", "cn-shenzhen-finance-1", "cn-szfinance", "cn-wuhan-lr", "cn-wulanchabu",
    "cn-zhangjiakou", "cn-zhengzhou-jva", "cn-zhongwei", "eu-central-1", "eu-west-1", "me-central-1", "me-east-1",
    "na-south-1", "rus-west-1", "us-east-1", "us-southeast-1", "us-west-1",
  ]
}
