#!/bin/sh
# Hashes of Apache's htpasswd: sh htpasswd.sh <passwords.txt >htpasswd.tsv
while IFS= read -r password; do
    for cost in 4 5; do
        hash=$(htpasswd -nbB -C "$cost" user "$password" | sed -n 's/^user://p')
        printf 'bcrypt %s\t%s\t%s\n' "$cost" "$password" "$hash"
    done
done
