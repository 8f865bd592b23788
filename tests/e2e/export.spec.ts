import { expect, type Page } from '@playwright/test';
import { onBlankPage } from './pages/blank-page';
import { ExportWindow } from './pages/export-window';
import { pixelsOf, pngSize } from './pages/png';
import { SandboxScreen } from './pages/sandbox-screen';
import { test } from './pages/slow-motion';

let exporting: ExportWindow;

async function eachScale(page: Page): Promise<void> {
  await exporting.choose('Scale', '1×');
  const one = await exporting.promised();
  for (const scale of [1, 2, 3, 4]) {
    await exporting.choose('Scale', `${scale}×`);
    const promised = await exporting.promised();
    expect(Math.abs(promised.width - one.width * scale)).toBeLessThanOrEqual(scale);
    expect(Math.abs(promised.height - one.height * scale)).toBeLessThanOrEqual(scale);
    const { name, bytes } = await exporting.save();
    expect(name).toMatch(/\.png$/);
    expect(pngSize(bytes)).toEqual(promised);
    if (scale === 4) {
      const pixels = await pixelsOf(page, bytes);
      expect(pixels.colours).toBeGreaterThan(200);
      expect(pixels.drawn).toBeGreaterThan(0.05);
    }
  }
}

async function grounds(page: Page): Promise<void> {
  await exporting.choose('Scale', '1×');
  const picture = async () => pixelsOf(page, (await exporting.save()).bytes);
  await exporting.choose('Theme', 'Light');
  const light = await picture();
  expect(light).toMatchObject({ ground: '#f9fafc', clear: 0 });
  await exporting.choose('Theme', 'Dark');
  expect(await picture()).toMatchObject({ ground: '#11171f', clear: 0 });
  await exporting.tick('Transparent background', true);
  expect((await picture()).clear).toBeGreaterThan(0.3);
}

async function partsOfIt(): Promise<void> {
  await exporting.choose('File', 'SVG');
  /** What is in the file, its fonts left out. */
  const svg = async () => {
    const text = (await exporting.save()).bytes.toString('utf8').replace(/<style>.*<\/style>/s, '');
    return { titled: text.includes('>Web service behind an ALB</text>'), length: text.length };
  };
  const whole = await svg();
  expect(whole.titled).toBe(true);
  await exporting.tick('Traffic as dots', false);
  const still = await svg();
  expect(still.length).toBeLessThan(whole.length);
  await exporting.tick('Title and time', false);
  expect((await svg()).titled).toBe(false);
  const { height } = await exporting.promised();
  await exporting.tick('Legend', false);
  expect((await exporting.promised()).height).toBeLessThan(height);
}

async function wellFormedSvg(page: Page): Promise<void> {
  await exporting.choose('File', 'SVG');
  await expect(exporting.size).toContainText('sharp at any size');
  const promised = await exporting.promised();
  const { name, bytes } = await exporting.save();
  expect(name).toMatch(/\.svg$/);
  const text = bytes.toString('utf8');
  const read = await onBlankPage(page, (blank) =>
    blank.evaluate((source) => {
      const parsed = new DOMParser().parseFromString(source, 'image/svg+xml');
      const words = [...parsed.querySelectorAll('text')].map((one) => one.textContent);
      return {
        error: parsed.querySelector('parsererror')?.textContent ?? null,
        root: parsed.documentElement.localName,
        words,
        outside: [
          ...source.matchAll(/(?:href|src)="(?!#|data:)[^"]*"|url\((?!#|data:)[^)]*\)/g),
        ].map(String),
      };
    }, text),
  );
  expect(read).toMatchObject({ error: null, root: 'svg', outside: [] });
  for (const family of ['Inter Variable', 'JetBrains Mono Variable']) {
    expect(text.includes(`@font-face{font-family:'${family}'`), family).toBe(true);
  }
  for (const word of ['web-alb', 'shoppers', 'demo', 'RUNNING', 'healthy', 'steady']) {
    expect(read.words).toContain(word);
  }
  const pixels = await pixelsOf(page, bytes, 'image/svg+xml');
  expect(pixels).toMatchObject(promised);
  expect(pixels.colours).toBeGreaterThan(200);
}

async function inView(page: Page): Promise<void> {
  await exporting.tick('Title and time', false);
  await exporting.tick('Legend', false);
  await exporting.choose('Scale', '1×');
  const whole = await exporting.promised();
  await exporting.close();
  const zoomIn = page.getByRole('button', { name: 'Zoom in' });
  for (let i = 0; i < 3; i++) await zoomIn.click();
  await exporting.open();
  await exporting.tick('Title and time', false);
  await exporting.tick('Legend', false);
  await exporting.choose('Scale', '1×');
  expect(await exporting.promised()).toEqual(whole);
  await exporting.choose('What', 'In view');
  const inView = await exporting.promised();
  expect(inView.width).toBeLessThan(whole.width);
}

async function toTheClipboard(page: Page): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await exporting.choose('Scale', '2×');
  const promised = await exporting.promised();
  await exporting.dialog.getByRole('button', { name: 'Copy' }).click();
  await expect(exporting.told).toHaveText('Copied the picture.');
  const copied = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const bytes = new Uint8Array(await (await item!.getType('image/png')).arrayBuffer());
    return [...bytes.subarray(0, 64)];
  });
  expect(pngSize(Buffer.from(copied))).toEqual(promised);
}

test(
  'a picture: of each scale, ground and part, as PNG, as SVG and on the clipboard',
  { tag: '@long' },
  async ({ page }) => {
    const screen = new SandboxScreen(page);
    exporting = new ExportWindow(page);
    await screen.open();
    await screen.runUntilHealthy();
    await expect(screen.node(/^Client traffic shoppers, .* 100\.0 % answered well/)).toBeVisible();
    await screen.pause();
    for (const [promise, keep] of [
      ['PNG at each scale is as large as promised and as the scale says', eachScale],
      ['light, dark and transparent grounds are those of the tokens', grounds],
      ['without traffic no dots; title and legend where they are asked for', partsOfIt],
      ['SVG is well-formed, holds its fonts and every word of the cards', wellFormedSvg],
      ['the picture goes to the clipboard', toTheClipboard],
      ['what is in view is as large as the canvas', inView],
    ] as const) {
      await test.step(promise, async () => {
        await exporting.open();
        await keep(page);
        await exporting.close();
      });
    }
  },
);
