"""What parsers raise for a file that is not as it should be."""

import zipfile
import zlib

DAMAGE = (ValueError, LookupError, TypeError, AttributeError, SyntaxError, OSError, zipfile.BadZipFile, zlib.error)
