import { expect } from '@playwright/test';
import { test } from './pages/slow-motion';

test('the built page opens by itself: no console error, no foreign request', async ({
  page,
  baseURL,
}) => {
  const complaints: string[] = [];
  const foreign: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    const url = new URL(request.url());
    const ours = url.origin === new URL(baseURL ?? '').origin;
    if (!ours && !['data:', 'blob:'].includes(url.protocol)) foreign.push(request.url());
  });

  await page.goto('./');
  await expect(page).toHaveTitle(/ECS Sandbox/);
  await expect(page.locator('#root')).not.toBeEmpty();
  await page.waitForLoadState('networkidle');

  expect(complaints).toEqual([]);
  expect(foreign).toEqual([]);
});
