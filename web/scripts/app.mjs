import {
  Button,
  createAll,
  ErrorSummary,
  NotificationBanner,
  Radios,
  ServiceNavigation,
  SkipLink,
} from 'govuk-frontend';

// Nothing here is needed: every page works without. It only makes what is there nicer.
document.body.classList.add('js-enabled', 'govuk-frontend-supported');
for (const component of [Button, ErrorSummary, NotificationBanner, Radios, ServiceNavigation, SkipLink]) {
  createAll(component);
}
