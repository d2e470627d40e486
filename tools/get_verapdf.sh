#!/bin/sh
# Fetches the validator veraPDF by Maven into the folder of caches, checks its sum, and says where it lies.

set -eu
version=1.28.2
sum=687d4d8bcfec48c9f7e931cf78ed061f1eeccfba55d4cdc000ba9b4d8aa46ce6
folder="${XDG_CACHE_HOME:-$HOME/.cache}/strandreport"
jar="$folder/greenfield-apps-$version.jar"
if [ ! -f "$jar" ]; then
    command -v mvn >/dev/null || {
        echo "Maven is missing: apt-get install maven · brew install maven" >&2
        exit 1
    }
    mkdir -p "$folder"
    mvn --quiet --batch-mode dependency:copy "-Dartifact=org.verapdf.apps:greenfield-apps:$version" \
        "-DoutputDirectory=$folder" >&2
fi
[ "$(sha256sum "$jar" | cut -d' ' -f1)" = "$sum" ] || {
    echo "$jar is not the file that was checked; remove it and try again" >&2
    exit 1
}
echo "$jar"
