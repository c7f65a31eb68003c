#!/bin/sh
# Makes the certificates of the tests anew. They protect nothing: their keys are public.
set -eu
cd "$(dirname "$0")"
ca() {
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 36500 \
    -subj "/CN=$2" -keyout "$1.key" -out "$1.pem"
}
leaf() {
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=$2" \
    -keyout "$1.key" -out "$1.csr"
  printf 'subjectAltName=%s\n' "$3" > "$1.ext"
  openssl x509 -req -in "$1.csr" -CA ca.pem -CAkey ca.key -CAcreateserial -days 36500 \
    -extfile "$1.ext" -out "$1.pem"
  rm "$1.csr" "$1.ext"
}
ca ca "Pastoral test CA"
ca other-ca "Another test CA"
leaf server "Pastoral test server" "DNS:localhost,DNS:pastoral.test,IP:127.0.0.1"
leaf named-server "Pastoral test server without an address" "DNS:pastoral.test"
leaf client "Pastoral test client" "DNS:client.test"
rm ca.key ca.srl other-ca.key
