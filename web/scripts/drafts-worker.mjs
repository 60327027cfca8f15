/* Question pages of a draft open without the network, as they were last seen. Nothing else is kept. */
const CACHE = 'tz-drafts';
const QUESTIONS = /^\/dossiers\/[\w-]+\/(?:application(?:\/\w+)?|plan)$/;
const ASSETS = /^\/assets\//;

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

const asked = async (request) => {
  try {
    const response = await fetch(request);
    if (response.ok && !response.redirected) {
      const cache = await caches.open(CACHE);
      await cache.put(request, response.clone());
    }
    return response;
  } catch (error) {
    const known = await caches.match(request, { ignoreSearch: true });
    if (known) return known;
    throw error;
  }
};

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { pathname, origin } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (QUESTIONS.test(pathname) || ASSETS.test(pathname)) event.respondWith(asked(request));
});
