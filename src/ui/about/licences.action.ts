import { always, type Action } from '../shell/action';

/** What the page is made of, and whose it is: a file of the build (`site/licence-notices`). */
export const showLicences: Action = {
  id: 'about.licences',
  label: 'Licences of what this is made of',
  keys: [],
  when: always,
  run: () => void window.open(new URL('licences.txt', document.baseURI), '_blank', 'noopener'),
};
