#include <curl/curl.h>

// Swift cannot call C functions with variable arguments. Each wrapper below fixes the type of the one argument that an
// option takes; the option's own page says which type that is.

static inline CURLcode oss_repl_easy_set_long(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode oss_repl_easy_set_offset(CURL *handle, CURLoption option, curl_off_t value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode oss_repl_easy_set_string(CURL *handle, CURLoption option, const char *value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode oss_repl_easy_set_pointer(CURL *handle, CURLoption option, const void *value) {
  return curl_easy_setopt(handle, option, value);
}

typedef size_t (*oss_repl_data_callback)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode oss_repl_easy_set_data_callback(
    CURL *handle, CURLoption option, oss_repl_data_callback callback) {
  return curl_easy_setopt(handle, option, callback);
}

static inline CURLcode oss_repl_easy_set_prerequest_callback(CURL *handle, curl_prereq_callback callback) {
  return curl_easy_setopt(handle, CURLOPT_PREREQFUNCTION, callback);
}

static inline CURLcode oss_repl_easy_get_long(CURL *handle, CURLINFO info, long *value) {
  return curl_easy_getinfo(handle, info, value);
}

static inline CURLMcode oss_repl_multi_set_long(CURLM *handle, CURLMoption option, long value) {
  return curl_multi_setopt(handle, option, value);
}

// Swift does not see which member of the message's union is the valid one.
static inline CURLcode oss_repl_message_result(const CURLMsg *message) {
  return message->data.result;
}
