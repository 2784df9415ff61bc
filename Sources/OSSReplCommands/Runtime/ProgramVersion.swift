/// The version of the program, as releases are numbered.
package let programVersion = "0.1.0-dev"
