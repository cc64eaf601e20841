#!/bin/sh
# Sends what the three programs of dray.yaml would, and shows what is answered. Needs curl, a gateway with that dray.yaml,
# and SHOP_TOKEN, CAMERA_TOKEN and DESK_TOKEN as the gateway has them.
set -eu
dray=${DRAY:-http://127.0.0.1:4810}
here=$(dirname "$0")
: "${SHOP_TOKEN:?is not set; see dray.yaml}" "${CAMERA_TOKEN:?is not set; see dray.yaml}" "${DESK_TOKEN:?is not set; see dray.yaml}"

# ask TITLE TOKEN PATH [CURL OPTIONS...]
ask() {
  printf '\n%s\n' "$1"
  token=$2 path=$3
  shift 3
  printf 'header = "Authorization: Bearer %s"\n' "$token" |
    curl -sS --config - -w '\n-> %{http_code}\n' "$@" "$dray$path"
}

json='Content-Type: application/json'
key="order-$(date +%s)"

ask 'The shop sends an order, with a key of its own.' "$SHOP_TOKEN" /messages \
  -H "$json" -H "Idempotency-Key: $key" -d '{"text": "Order 17, two lamps"}'
ask 'It sends the same again, for the line broke: one message.' "$SHOP_TOKEN" /messages \
  -H "$json" -H "Idempotency-Key: $key" -d '{"text": "Order 17, two lamps"}'
ask 'Another order with that key is refused.' "$SHOP_TOKEN" /messages \
  -H "$json" -H "Idempotency-Key: $key" -d '{"text": "Order 18, one lamp"}'
ask 'What came of it.' "$SHOP_TOKEN" "/messages/http:shop:$key/replies?wait=20s"
ask 'A batch from the desk: all or none.' "$DESK_TOKEN" /messages \
  -H 'Content-Type: application/cloudevents-batch+json' -d "@$here/evening.cloudevents-batch.json"
ask 'The camera sends a picture, as an event in headers.' "$CAMERA_TOKEN" /messages \
  -H 'Content-Type: image/jpeg' -H 'ce-specversion: 1.0' -H "ce-id: $key" -H 'ce-source: camera' \
  -H 'ce-type: com.example.motion' -H 'ce-subject: Motion at the door' --data-binary 'not really a picture'
ask 'The camera may not read.' "$CAMERA_TOKEN" "/messages/http:camera:$key/replies"
ask 'The shop may write to the desk.' "$SHOP_TOKEN" /messages \
  -H "$json" -d '{"text": "The till is empty", "conversation": "http/desk"}'
ask 'It may not read there.' "$SHOP_TOKEN" /conversations/http%2Fdesk/replies
ask 'A wrong token is nobody.' not-a-token-at-all /messages -H "$json" -d '{"text": "Order 19"}'
