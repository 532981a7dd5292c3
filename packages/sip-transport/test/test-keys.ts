// Made for these tests and for nothing else; valid until 2126 for localhost and 127.0.0.1.

/** A self-signed certificate and its key, in PEM. */
export interface TestKeys {
  readonly key: string;
  readonly cert: string;
}

export const KEYS_ONE: TestKeys = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgiynEJhP9gVs1T7IP
bEgFfMkDJuMfNDd4b7jo5DpkdlehRANCAASWa5Hx9HnSFC1G8xp9VEn24h4jjdAJ
CC6mYHlTz/2TxgnED5ad86NE1mHgLFYrYWht3q5b16lX+iR7NmlAXdAW
-----END PRIVATE KEY-----
`,
  cert: `-----BEGIN CERTIFICATE-----
MIIByjCCAW+gAwIBAgIUUB6FfV3PmqVzM2dq17pPxO8w+LYwCgYIKoZIzj0EAwIw
HzEdMBsGA1UEAwwUb25lLmNhbGxpbmdjYXJkLnRlc3QwIBcNMjYxMTIxMTUxMDM3
WhgPMjEyNjEwMjgxNTEwMzdaMB8xHTAbBgNVBAMMFG9uZS5jYWxsaW5nY2FyZC50
ZXN0MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAElmuR8fR50hQtRvMafVRJ9uIe
I43QCQgupmB5U8/9k8YJxA+WnfOjRNZh4CxWK2Fobd6uW9epV/okezZpQF3QFqOB
hjCBgzAdBgNVHQ4EFgQUexRwhqf7XEX2DhnlhyeXgxBCCJMwHwYDVR0jBBgwFoAU
exRwhqf7XEX2DhnlhyeXgxBCCJMwDwYDVR0TAQH/BAUwAwEB/zAwBgNVHREEKTAn
ghRvbmUuY2FsbGluZ2NhcmQudGVzdIIJbG9jYWxob3N0hwR/AAABMAoGCCqGSM49
BAMCA0kAMEYCIQDdBJ5XgGEKj95VDFWEThWiEAY6YzoGr34HujRkshNY2QIhAPv+
z4b+kpwbk2gowekDykJMkoA2ylfxhv9WHKo8Bfmt
-----END CERTIFICATE-----
`,
};
