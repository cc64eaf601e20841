#!/bin/sh
# Stands for a bookkeeping program: writes an invoice for what the message says.
echo "Invoice written. $1"
