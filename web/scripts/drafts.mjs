/*
 * What is typed into a draft is kept on the phone until the server has it. Every page works without this; it only loses
 * nothing where the network does. Fields marked `data-sensitive` are never kept.
 */
const MARK = 'tz-draft:';
const OWNER = 'tz-person';
const RETRY_MS = 4_000;

const kept = () => Object.keys(localStorage).filter((key) => key.startsWith(MARK));

const wipe = () => {
  for (const key of [...kept(), OWNER]) localStorage.removeItem(key);
  if (window.caches) void caches.delete('tz-drafts');
};

const valuesOf = (form) =>
  Object.fromEntries(
    [...new FormData(form)].filter(([name, value]) => {
      const [field] = [form.elements.namedItem(name)].flat();
      return typeof value === 'string' && name !== 'form_token' && field?.dataset?.sensitive === undefined;
    }),
  );

/** With its version: were the answer changed elsewhere meanwhile, the server shows both. */
const fill = (form, values) => {
  for (const field of form.elements) {
    if (!(field.name in values) || field.name === 'form_token') continue;
    if (field.type === 'radio' || field.type === 'checkbox') field.checked = values[field.name] === field.value;
    else if (field.type !== 'submit' && field.type !== 'file') field.value = values[field.name];
  }
};

/** Says with the form's own words what happened to what was typed. */
const tell = (form, what) => {
  const status = form.querySelector('[data-draft-status]');
  if (status) status.textContent = form.dataset[what];
};

const send = async (form, key, button) => {
  tell(form, 'sending');
  const typed = new URLSearchParams(new FormData(form));
  if (button?.name) typed.append(button.name, button.value);
  try {
    const response = await fetch(location.pathname, { method: 'POST', body: typed });
    if (new URL(response.url).pathname !== '/sign-in') localStorage.removeItem(key);
    if (response.redirected) location.assign(response.url);
    else submitItself(form, button);
  } catch {
    tell(form, 'waiting');
    // Phones do not always say that the network is back: it is tried. Sent twice, it is one command.
    setTimeout(() => void send(form, key, button), RETRY_MS);
  }
};

/** Whatever is to be told, the server's own page tells it: sent again, it is the same command. */
const submitItself = (form, button) => {
  form.dataset.draft = 'sent';
  form.requestSubmit(button ?? undefined);
};

const attend = (form) => {
  const key = MARK + location.pathname;
  const typed = JSON.parse(localStorage.getItem(key) ?? 'null');
  if (typed !== null) {
    fill(form, typed);
    tell(form, 'kept');
  }
  let isNew = typed === null;
  form.addEventListener('input', () => {
    // The page may come from the cache: what is typed now is a command of its own.
    if (isNew && window.crypto?.randomUUID) form.elements.namedItem('command_id').value = crypto.randomUUID();
    isNew = false;
    localStorage.setItem(key, JSON.stringify(valuesOf(form)));
    tell(form, 'kept');
  });
  form.addEventListener('submit', (event) => {
    if (form.dataset.draft === 'sent') return;
    event.preventDefault();
    void send(form, key, event.submitter);
  });
};

const begin = () => {
  const person = document.body.dataset.person;
  if (localStorage.getItem(OWNER) !== person) wipe();
  localStorage.setItem(OWNER, person);
  for (const form of document.querySelectorAll('form[data-draft]')) attend(form);
  for (const form of document.querySelectorAll('form[action="/sign-out"]')) form.addEventListener('submit', wipe);
  // A legal act waits for what is still on the phone.
  for (const form of document.querySelectorAll('form[data-after-drafts]')) {
    form.addEventListener('submit', (event) => {
      const rest = kept();
      if (rest.length === 0) return;
      event.preventDefault();
      location.assign(rest[0].slice(MARK.length));
    });
  }
  void navigator.serviceWorker?.register('/drafts-worker.js', { scope: '/dossiers/' });
};

try {
  begin();
} catch {
  // Storage is refused: the form says by itself that nothing is kept.
}
