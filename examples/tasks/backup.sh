#!/bin/sh
# /backup FOLDER: packs a folder into the job's workspace and says how large the archive is.
set -eu

folder=$1
archive=$DRAY_WORKSPACE/$(basename "$folder").tar.gz

if [ ! -d "$folder" ]; then
    echo "there is no folder $folder on this machine" >&2
    exit 1
fi
echo "packing $folder"
tar -czf "$archive" -C "$(dirname "$folder")" "$(basename "$folder")"
echo "$archive, $(wc -c < "$archive" | tr -d ' ') bytes"
