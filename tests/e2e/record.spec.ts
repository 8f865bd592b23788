import { expect, type Page } from '@playwright/test';
import { onBlankPage } from './pages/blank-page';
import { ExportWindow } from './pages/export-window';
import { gifFacts } from './pages/gif';
import { pngSize } from './pages/png';
import { RecordWindow } from './pages/record-window';
import { SandboxScreen } from './pages/sandbox-screen';
import { test } from './pages/slow-motion';

let screen: SandboxScreen;
let recording: RecordWindow;

/** A short film of little pictures, so that it does not take long. */
async function aShortOne(): Promise<void> {
  await recording.open();
  await recording.type('From, s', 20);
  await recording.type('To, s', 22);
  await recording.choose('Size', 'Custom');
  await recording.type('Width, px', 800);
  await recording.type('Height, px', 450);
}

/** What an empty page shows of a file in an `<img>`, at two moments so far apart. */
async function twoLooks(page: Page, bytes: Buffer, type: string, wait: number) {
  const url = `data:${type};base64,${bytes.toString('base64')}`;
  await page.setContent(`<img src="${url}" width="800" alt="The film">`);
  const image = page.getByRole('img', { name: 'The film' });
  await image.evaluate((one: HTMLImageElement) => one.decode());
  const first = await image.screenshot();
  await page.waitForTimeout(wait);
  return { first, second: await image.screenshot() };
}

async function gif(): Promise<void> {
  await recording.pick('Pictures a second', '15');
  await recording.choose('Theme', 'Light');
  const { name, bytes } = await recording.film('GIF');
  expect(name).toBe('web-service-behind-an-alb-20-22s.gif');
  const { width, height, delays, palette, loops } = gifFacts(bytes);
  expect({ width, height, loops }).toEqual({ width: 800, height: 450, loops: true });
  expect(delays).toHaveLength(30);
  expect(delays.reduce((sum, one) => sum + one, 0)).toBe(200);
  expect(palette).toEqual(expect.arrayContaining(['#f9fafc', '#1763bf', '#07774b', '#c62b31']));
}

async function sameBytes(): Promise<void> {
  await recording.pick('Pictures a second', '10');
  await recording.choose('Theme', 'Dark');
  const first = await recording.film('GIF');
  await recording.choose('Theme', 'Light');
  await recording.choose('Theme', 'Dark');
  await recording.isReady();
  const second = await recording.film('GIF');
  expect(second.bytes.equals(first.bytes)).toBe(true);
  await recording.type('To, s', 21);
  expect((await recording.film('GIF')).bytes.equals(first.bytes)).toBe(false);
}

async function webm(page: Page): Promise<void> {
  await recording.type('To, s', 22);
  await recording.choose('File', 'WebM');
  const { bytes } = await recording.film('WebM');
  expect([...bytes.subarray(0, 4)]).toEqual([0x1a, 0x45, 0xdf, 0xa3]);
  const url = `data:video/webm;base64,${bytes.toString('base64')}`;
  const played = await onBlankPage(page, (blank) =>
    blank.evaluate(async (source) => {
      const video = document.createElement('video');
      video.muted = true;
      video.src = source;
      await video.play();
      const { duration, videoWidth: width, videoHeight: height } = video;
      return { duration, width, height };
    }, url),
  );
  expect(played.duration).toBeCloseTo(2, 1);
  expect(played).toMatchObject({ width: 800, height: 450 });
}

async function animatedSvg(page: Page): Promise<void> {
  await recording.choose('File', 'SVG');
  const { bytes } = await recording.film('SVG');
  const text = bytes.toString('utf8');
  expect(text).not.toMatch(/<script|<foreignObject| on\w+="|href="(?!#)/);
  const isWellFormed = await onBlankPage(page, (blank) =>
    blank.evaluate((source) => {
      const parsed = new DOMParser().parseFromString(source, 'image/svg+xml');
      return parsed.querySelector('parsererror') === null;
    }, text),
  );
  expect(isWellFormed).toBe(true);
  const { first, second } = await onBlankPage(page, (blank) =>
    twoLooks(blank, bytes, 'image/svg+xml', 700),
  );
  expect(second.equals(first)).toBe(false);
}

async function calledOff(page: Page): Promise<void> {
  await recording.open();
  await recording.record.click();
  await recording.dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(recording.record).toBeVisible();
  await recording.type('To, s', 100_000);
  await expect(recording.told).toHaveText(/The run has gone to [\d.]+ s so far\./);
  await expect(recording.record).toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(recording.dialog).toBeHidden();
}

async function filmstrip(page: Page): Promise<void> {
  const exporting = new ExportWindow(page);
  await exporting.open();
  await exporting.choose('When', 'Filmstrip');
  await exporting.dialog.getByRole('textbox', { name: 'Moments, s' }).fill('5, 20, 40');
  await exporting.choose('Scale', '1×');
  await expect(exporting.dialog.getByText(/^Running the sandbox/)).toBeHidden();
  await exporting.choose('File', 'SVG');
  await expect
    .poll(async () => (await exporting.save()).bytes.toString('utf8').match(/00:00:\d\d\.0</g))
    .toEqual(['00:00:05.0<', '00:00:20.0<', '00:00:40.0<']);
  await exporting.choose('File', 'PNG');
  const { name, bytes } = await exporting.save();
  expect(name).toBe('web-service-behind-an-alb-filmstrip.png');
  expect(pngSize(bytes)).toEqual(await exporting.promised());
  await exporting.close();
}

async function pictureOfSelection(page: Page): Promise<void> {
  await screen.node(/^Service web, /).click();
  const exporting = new ExportWindow(page);
  await exporting.open();
  const whole = await exporting.promised();
  await exporting.choose('What', 'Selection');
  await exporting.choose('File', 'SVG');
  const text = (await exporting.save()).bytes.toString('utf8');
  expect(text).toContain('RUNNING');
  expect(text).not.toContain('web-alb');
  expect((await exporting.promised()).width).toBeLessThan(whole.width);
}

test(
  'a stretch as GIF, WebM and animated SVG, called off, as a filmstrip; what is selected',
  { tag: '@long' },
  async ({ page }) => {
    test.slow();
    screen = new SandboxScreen(page);
    recording = new RecordWindow(page);
    await screen.open();
    await screen.runUntilHealthy();
    await expect(screen.node(/^Client traffic shoppers, .* 100\.0 % answered well/)).toBeVisible();
    await screen.pause();
    await test.step('a film can be called off; what cannot be filmed is said', () =>
      calledOff(page));
    await aShortOne();
    await test.step('a GIF has its pictures at their times, in the colours of the theme', gif);
    await test.step('the same stretch gives the same bytes; another one others', sameBytes);
    await test.step('a WebM plays for as long as the stretch', () => webm(page));
    await test.step('an animated SVG plays as an image, without a script', () => animatedSvg(page));
    await page.keyboard.press('Escape');
    await expect(recording.dialog).toBeHidden();
    await test.step('several moments beside each other make one picture', () => filmstrip(page));
    await test.step('a picture of what is selected holds nothing else', () =>
      pictureOfSelection(page));
  },
);
