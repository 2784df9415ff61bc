// Debian's libxml2 is built with ICU, whose headers collide with Foundation's copy of them in any file that imports
// both. No ICU declaration is needed here, so the feature macro is switched off before the other headers see it.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>

// The error's pointer became const in libxml2 2.12; with this setter one Swift callback fits both kinds of header.
static inline void xmlSetErrorHandler(xmlParserCtxtPtr parser, void (*handler)(void *, const xmlError *)) {
  parser->sax->serror = (xmlStructuredErrorFunc)handler;
}

// Parses a document that lies in memory and is UTF-8, and builds no tree: the parser's own callbacks take what is read.
// Nothing is fetched and no DTD is loaded. Says whether the document is well-formed.
//
// Without XML_PARSE_NOENT an attribute's `&amp;` would arrive as `&#38;`. It substitutes no more than XML's own five
// entities as long as the callbacks refuse every DOCTYPE.
static inline int xmlReadUTF8(xmlParserCtxtPtr parser, const char *bytes, int count) {
  const int options = XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_NOENT;
  xmlFreeDoc(xmlCtxtReadMemory(parser, bytes, count, NULL, "UTF-8", options));
  parser->myDoc = NULL;
  return parser->wellFormed;
}
