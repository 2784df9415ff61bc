#pragma once

#include <stddef.h>

// Reads a text with libyaml and throws every event away: what any reader that stands on libyaml costs at least.
// Returns the number of events, or -1 for a text that is not YAML.
long bare_events(const unsigned char *bytes, size_t count);
