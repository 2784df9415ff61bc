internal import CLinux

/// Makes sure that the descriptors 0, 1 and 2 are the standard streams. To be called before anything else.
package func openStandardDescriptors() { oss_repl_open_standard_descriptors() }
