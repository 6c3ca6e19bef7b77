// A passkey's ceremony: <form data-passkey="create|get"> with the server's options in the JSON script that
// data-passkey-options names, and a hidden input "credential" for the answer. The button is shown only where it works:
// not in a browser without passkeys, nor at an address (such as a bare IP) that the options are not made for.
(() => {
  "use strict";
  if (!window.PublicKeyCredential) return;
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const words = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

  const readOptions = (options) => {
    options.challenge = bytes(options.challenge);
    if (options.user) options.user.id = bytes(options.user.id);
    for (const list of [options.allowCredentials, options.excludeCredentials])
      for (const credential of list || []) credential.id = bytes(credential.id);
    return options;
  };
  const writeAnswer = (credential) => {
    const response = {};
    for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"])
      if (credential.response[part]) response[part] = words(credential.response[part]);
    if (credential.response.getTransports) response.transports = credential.response.getTransports();
    return JSON.stringify({
      id: credential.id,
      rawId: words(credential.rawId),
      type: credential.type,
      authenticatorAttachment: credential.authenticatorAttachment,
      clientExtensionResults: credential.getClientExtensionResults(),
      response,
    });
  };

  document.querySelectorAll("form[data-passkey]").forEach((form) => {
    const made = JSON.parse(document.getElementById(form.dataset.passkeyOptions).textContent);
    if (location.hostname !== (made.rpId || made.rp?.id)) return;
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      if (form.elements.credential.value) return;
      event.preventDefault();
      const failed = form.querySelector("[data-passkey-failed]");
      if (failed) failed.hidden = true;
      try {
        const publicKey = readOptions(JSON.parse(document.getElementById(form.dataset.passkeyOptions).textContent));
        const credential = await navigator.credentials[form.dataset.passkey]({ publicKey });
        form.elements.credential.value = writeAnswer(credential);
        form.requestSubmit();
      } catch {
        if (failed) failed.hidden = false;
      }
    });
  });
})();
