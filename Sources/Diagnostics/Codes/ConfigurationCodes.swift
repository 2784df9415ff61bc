extension DiagnosticCode {
  /// Codes for what is wrong with the text of a configuration file.
  package static let configuration: [DiagnosticCode] =
    [
      notUTF8, byteOrderMark, controlCharacter, overLimit, emptyFile, severalDocuments, malformedYAML, tabIndentation,
      duplicateKey, keyNotText, badAlias, badMerge, unsupportedTag,
    ] + [
      unknownKey, missingKey, wrongType, ambiguousScalar, unknownValue, missingValue, unsupportedVersion, emptyValue,
    ] + [
      overlappingPrefixes, prefixTooLong, illegalBucketName, illegalRegion, illegalAction, illegalHistory,
      illegalRoleName, tombstoneSetting,
    ] + [
      unknownCredentials, illegalEndpoint, numberOutOfRange, illegalAddressPattern, illegalName, illegalUID,
    ] + [
      badVariable, variableNotReplaced, rootKeyInIncludedFile, includeMatchesNothing, includeCycle, recursivePattern,
      illegalRange, repeatedItem, eachForm, secretInput,
    ] + [
      foreignEndpoint, bucketInEndpoint, endpointOfAnotherRegion, allowedEndpoint,
    ] + [fileOutsideRootFolder, unfitFileName, secretInFile, formerVariable, unfitVariable, unsendableCharacter]
    + [unfitRole, settledAccount]
}
