import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type ElementHandle, type Page } from 'puppeteer-core';
import { preview, type PreviewServer } from 'vite';

/** So long something on the page may take to come, ms: two shared cores. */
const PATIENCE_MS = 30_000;
const LOOK_EVERY_MS = 50;

interface Named {
  /** A selector of CSS. */
  css: string;
  /** A pattern of its name, as a screen reader has it, or of its words. */
  name: string;
}

/** The built site in Firefox, driven by WebDriver BiDi; everything is found by its name. */
export class FirefoxPage {
  /** What the page complained of: errors nobody caught, and those on its console. */
  readonly complaints: string[] = [];

  private constructor(
    readonly browser: Browser,
    readonly page: Page,
    private readonly server: PreviewServer,
    private readonly downloads: string,
  ) {
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
  }

  /** Serves a built site on a port of its own and opens it. */
  static async open(executablePath: string, site: string): Promise<FirefoxPage> {
    const options = { host: '127.0.0.1', port: 0, open: false };
    const server = await preview({ preview: options, build: { outDir: site }, logLevel: 'error' });
    const downloads = mkdtempSync(join(tmpdir(), 'ecs-sandbox-firefox-'));
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath,
      headless: true,
      defaultViewport: { width: 1440, height: 900 },
      extraPrefsFirefox: {
        'browser.download.folderList': 2,
        'browser.download.dir': downloads,
        'browser.download.useDownloadDir': true,
        'browser.download.always_ask_before_handling_new_types': false,
      },
    });
    const opened = new FirefoxPage(browser, await browser.newPage(), server, downloads);
    await opened.page.goto(server.resolvedUrls!.local[0]!);
    return opened;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.server.close();
    rmSync(this.downloads, { recursive: true, force: true });
  }

  /** Waits until something holds. */
  async until<T>(what: string, look: () => Promise<T | null | undefined | false>): Promise<T> {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const found = await look();
      if (found) return found;
      if (Date.now() > end) {
        const path = join(tmpdir(), 'ecs-sandbox-firefox.png') as `${string}.png`;
        await this.page.screenshot({ path });
        throw new Error(`Firefox: ${what} did not come to be; see ${path}`);
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  }

  /** The first visible element of that name. */
  async find({ css, name }: Named): Promise<ElementHandle<Element>> {
    return this.until(`${css} “${name}”`, async () => {
      const handle = await this.page.evaluateHandle(
        (selector, wanted) =>
          [...document.querySelectorAll(selector)].find((one) => {
            const named = one.getAttribute('aria-label') ?? one.getAttribute('alt');
            const said = named ?? one.textContent ?? '';
            return new RegExp(wanted).test(said.trim()) && one.checkVisibility();
          }) ?? null,
        css,
        name,
      );
      return handle.asElement() as ElementHandle<Element> | null;
    });
  }

  async click(css: string, name: string): Promise<void> {
    await (await this.find({ css, name })).click();
  }

  /** The middle of an element. */
  async middleOf(named: Named): Promise<{ x: number; y: number }> {
    const box = await (await this.find(named)).boundingBox();
    if (!box) throw new Error(`${named.name} is not drawn`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  async words(css: string): Promise<string> {
    return this.page.$eval(css, (one) => one.textContent?.trim() ?? '');
  }

  /** The first file of that ending that has come down whole. */
  async download(ending: string): Promise<Buffer> {
    const name = await this.until(`a download of ${ending}`, async () => {
      const names = readdirSync(this.downloads);
      const isUnderWay = names.some((one) => one.endsWith('.part'));
      return isUnderWay ? undefined : names.find((one) => one.endsWith(ending));
    });
    return readFileSync(join(this.downloads, name));
  }
}
