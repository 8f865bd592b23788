import { type BrowserContext, expect } from '@playwright/test';

/**
 * Looks over a whole browser, its windows, frames and workers: what the Content Security Policy
 * stopped, what the console calls an error, and who else was asked for anything. What goes
 * elsewhere is stopped here, too.
 */
export class PolicyWatch {
  private readonly told: string[] = [];

  private constructor(private readonly context: BrowserContext) {}

  /** @param origin the page's own: anything but that is foreign */
  static async over(context: BrowserContext, origin: string): Promise<PolicyWatch> {
    const watch = new PolicyWatch(context);
    await context.exposeFunction('tellViolation', (one: string) => watch.told.push(one));
    await context.addInitScript(() => {
      const { tellViolation } = window as unknown as { tellViolation: (text: string) => void };
      document.addEventListener('securitypolicyviolation', (event) => {
        const { blockedURI, lineNumber, sourceFile, violatedDirective } = event;
        tellViolation(`${violatedDirective}: ${blockedURI} at ${sourceFile}:${lineNumber}`);
      });
    });
    context.on('console', (message) => {
      if (message.type() === 'error') watch.told.push(`console: ${message.text()}`);
    });
    context.on('weberror', (error) => watch.told.push(`error: ${String(error.error())}`));
    context.on('request', (request) => {
      const { protocol, origin: asked } = new URL(request.url());
      if (asked !== origin && !['data:', 'blob:'].includes(protocol)) {
        watch.told.push(`request: ${request.url()}`);
      }
    });
    await context.route(
      (url) => url.origin !== origin && url.protocol.startsWith('http'),
      (route) => route.abort(),
    );
    return watch;
  }

  /** What there was since it was asked last. */
  async seen(): Promise<string[]> {
    // Violations are told a task later.
    for (const page of this.context.pages()) {
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
    }
    return this.told.splice(0);
  }

  /** Nothing was stopped, nothing went wrong, nobody else was asked. */
  async isQuiet(during: string): Promise<void> {
    expect.soft(await this.seen(), during).toEqual([]);
  }
}
