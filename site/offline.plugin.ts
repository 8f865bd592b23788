import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';
import type { Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const NAME = 'ECS Sandbox';
const ABOUT = 'A simulator of Amazon ECS and its load balancers that you can see.';
/** The light theme's ground (`drawing/tokens.ts`). */
const GROUND = '#f9fafc';

const worker = fileURLToPath(new URL('../src/offline/service-worker.ts', import.meta.url));

interface Icon {
  file: string;
  size: number;
  /** Systems cut icons to their own shape: they get one without corners of its own. */
  purpose: 'any' | 'maskable';
}

const ICONS: readonly Icon[] = [
  { file: 'icon-192.png', size: 192, purpose: 'any' },
  { file: 'icon-512.png', size: 512, purpose: 'any' },
  { file: 'icon-maskable-512.png', size: 512, purpose: 'maskable' },
];

/** The favicon in the sizes that an installed app needs. */
function drawn({ purpose, size }: Icon): Uint8Array {
  const favicon = readFileSync(new URL('../public/favicon.svg', import.meta.url), 'utf8');
  // Its drawing is within the safe zone, the middle circle of four fifths (W3C, Web App Manifest).
  const svg = purpose === 'maskable' ? favicon.replace(/ rx="\d+"/, '') : favicon;
  return new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng();
}

const icons: Plugin = {
  name: 'app-icons',
  apply: 'build',
  generateBundle() {
    for (const icon of ICONS) {
      this.emitFile({ type: 'asset', fileName: icon.file, source: drawn(icon) });
    }
  },
};

const installable = VitePWA({
  strategies: 'injectManifest',
  srcDir: dirname(worker),
  filename: basename(worker),
  // The page registers it itself: not under `sim serve`, and not inside another page.
  injectRegister: false,
  manifest: {
    name: NAME,
    short_name: NAME,
    description: ABOUT,
    lang: 'en',
    start_url: './',
    scope: './',
    display: 'standalone',
    background_color: GROUND,
    theme_color: '#ffffff',
    icons: ICONS.map(({ file, purpose, size }) => ({
      src: file,
      sizes: `${size}x${size}`,
      type: 'image/png',
      purpose,
    })),
  },
  // Said once, by the build of the page.
  integration: { configureCustomSWViteBuild: (build) => void (build.logLevel = 'warn') },
  injectManifest: {
    rollupFormat: 'iife',
    // All that any part of the app may ask for later; pictures of the README it does not.
    globPatterns: ['**/*.{html,js,css,woff2,svg,png,json,yml,txt,webmanifest}'],
    globIgnores: ['pictures/**', 'service-worker.js'],
    dontCacheBustURLsMatching: /^assets\//,
    maximumFileSizeToCacheInBytes: 8 * 1_048_576,
  },
});

/** What makes the built page an app that can be installed and works without a network. */
export const offline: Plugin[] = [
  icons,
  ...installable.map((plugin): Plugin => ({ ...plugin, apply: 'build' })),
];
