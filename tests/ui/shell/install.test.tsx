import { act, screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { watchInstallOffer } from '../../../src/offline/install-offer';
import { MoreMenu } from '../../../src/ui/shell/more-menu';
import { openSandbox, show } from '../../support/web-sandbox';

test('the page can be installed where the browser offers it, and as often as it does', async () => {
  const app = await openSandbox();
  watchInstallOffer((installApp) => app.view.setState({ installApp }));
  const user = show(app, <MoreMenu />);
  await user.click(screen.getByRole('button', { name: 'More' }));
  await screen.findByRole('menuitem', { name: /^Tour/ });
  expect(screen.queryByRole('menuitem', { name: /Install/ })).toBeNull();
  const prompt = vi.fn(() => Promise.resolve());
  const offer = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), { prompt });
  act(() => void window.dispatchEvent(offer));
  expect(offer.defaultPrevented).toBe(true);
  await user.click(await screen.findByRole('menuitem', { name: 'Install as an app' }));
  expect(prompt).toHaveBeenCalledOnce();
  await waitFor(() => expect(app.view.getState().installApp).toBeNull());
  app.close();
});
