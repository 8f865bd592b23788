import type { Action } from '../../shell/action';

/** The first button of the deployment ribbon: Continue where it waits for that. */
const firstButton = (): HTMLElement | null =>
  document.querySelector<HTMLElement>('section[data-ribbon] button');

export const goToDeployment: Action = {
  id: 'deployment.go-to',
  label: 'Go to the deployment',
  keys: ['Shift+G'],
  when: () => firstButton() !== null,
  run: () => firstButton()?.focus(),
};
