#!/bin/sh
# Installs the address book servers that the benchmark compares with, from Debian's packages. Needs root.
set -eu
export DEBIAN_FRONTEND=noninteractive
apt-get -q update
# Their system services stay off: the benchmark starts each one itself, on loopback.
if [ ! -e /usr/sbin/policy-rc.d ]; then
  printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d
  chmod 755 /usr/sbin/policy-rc.d
  trap 'rm -f /usr/sbin/policy-rc.d' EXIT
fi
apt-get -q install -y --no-install-recommends radicale xandikos \
  cyrus-common cyrus-caldav sasl2-bin libsasl2-modules libsasl2-modules-db
# Cyrus wants an imapd once, to make the mailbox; its package conflicts with other IMAP servers.
if [ ! -x /usr/lib/cyrus/bin/imapd ]; then
  folder=$(mktemp -d)
  chmod 755 "$folder"
  (
    cd "$folder"
    apt-get -q -o APT::Sandbox::User=root download "cyrus-imapd=$(dpkg-query -W -f '${Version}' cyrus-common)"
    mkdir -p /opt/cyrus-imapd
    dpkg -x cyrus-imapd_*.deb /opt/cyrus-imapd
  )
  rm -rf "$folder"
fi
