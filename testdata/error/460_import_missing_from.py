from no.such.package import x
