// Debian's libxml2 is built with ICU, whose headers collide with Foundation's copy of them in any file that imports
// both. No ICU declaration is needed here, so the feature macro is switched off before the other headers see it.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/tree.h>
