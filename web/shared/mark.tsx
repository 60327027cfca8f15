/** Four bands that hold each other: the common work. Drawn, so that it costs no request and has no direction. */
export const Mark = () => (
  <svg class="tz-mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
    <rect x="3" y="7" width="20" height="6" rx="3" fill="#ffffff" />
    <rect x="19" y="3" width="6" height="20" rx="3" fill="#f2b48c" />
    <rect x="9" y="19" width="20" height="6" rx="3" fill="#ffffff" />
    <rect x="7" y="9" width="6" height="20" rx="3" fill="#f2b48c" />
    <rect x="9" y="7" width="6" height="6" fill="#ffffff" />
    <rect x="17" y="19" width="6" height="6" fill="#ffffff" />
  </svg>
);
