(() => {
  'use strict';
  const sealed = document.getElementById('sealed');
  const form = document.getElementById('unlock');
  const passphrase = document.getElementById('passphrase');
  const said = document.getElementById('said');
  const opened = document.getElementById('opened');
  const sheet = document.getElementById('sheet');
  const IDLE = 10 * 60 * 1000;
  let touchedAt = 0;
  let watch = 0;

  const bytes = text => Uint8Array.from(atob(text), letter => letter.charCodeAt(0));

  async function open(words) {
    const material = await crypto.subtle.importKey(
      'raw', new TextEncoder().encode(words.normalize('NFKC').trim()), 'PBKDF2', false, ['deriveKey']);
    const key = await crypto.subtle.deriveKey(
      {name: 'PBKDF2', hash: 'SHA-256', salt: bytes(sealed.dataset.salt), iterations: Number(sealed.dataset.rounds)},
      material, {name: 'AES-GCM', length: 256}, false, ['decrypt']);
    const plain = await crypto.subtle.decrypt(
      {name: 'AES-GCM', iv: bytes(sealed.dataset.iv)}, key, bytes(sealed.textContent.trim()));
    return new TextDecoder().decode(plain);
  }

  function lock() {
    clearInterval(watch);
    sheet.replaceChildren();
    opened.hidden = true;
    form.hidden = false;
    passphrase.value = '';
  }

  function lockWhenLeft() {
    if (!opened.hidden && Date.now() - touchedAt >= IDLE) {
      lock();
      said.textContent = 'The sheet locked itself after ten minutes. Type its passphrase to open it again.';
    }
  }

  const touched = () => {
    lockWhenLeft();
    touchedAt = Date.now();
  };

  form.addEventListener('submit', async event => {
    event.preventDefault();
    said.textContent = 'Opening …';
    try {
      const page = await open(passphrase.value);
      passphrase.value = '';
      sheet.innerHTML = page;
      form.hidden = true;
      opened.hidden = false;
      said.textContent = '';
      touchedAt = Date.now();
      watch = setInterval(lockWhenLeft, 5000);
      sheet.querySelector('h1').focus();
    } catch {
      said.textContent = 'This passphrase does not open the sheet. Look at capital letters and spaces, and try again.';
      passphrase.select();
    }
  });
  document.getElementById('show').addEventListener('change', event => {
    passphrase.type = event.target.checked ? 'text' : 'password';
  });
  document.getElementById('print').addEventListener('click', () => print());
  document.getElementById('lock').addEventListener('click', () => {
    lock();
    said.textContent = 'Locked.';
    passphrase.focus();
  });
  ['keydown', 'pointerdown', 'wheel'].forEach(kind => addEventListener(kind, touched, {passive: true}));
  document.addEventListener('visibilitychange', lockWhenLeft);
  addEventListener('pagehide', lock);

  if (!globalThis.crypto?.subtle) {
    said.textContent = 'This browser cannot open the sheet. A current Chrome, Edge, Firefox or Safari can.';
    form.querySelectorAll('input, button').forEach(part => { part.disabled = true; });
  }
})();
