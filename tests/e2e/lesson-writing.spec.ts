import { expect } from '@playwright/test';
import { expectNoBarriers } from './pages/barriers';
import { SandboxScreen } from './pages/sandbox-screen';
import { shoot, takePictures } from './pages/pictures';
import { test } from './pages/slow-motion';

const LESSON = `---
title: A cluster of your own
minutes: 5
summary: Make a cluster.
---

An account without a cluster runs nothing.

## Make a cluster

Call it **demo**.

\`\`\`yaml goals
- label: A cluster is there
  run: aws ecs list-clusters --query 'length(clusterArns)'
  at-least: 1
\`\`\`

\`\`\`sh answer
aws ecs create-cluster --cluster-name demo
\`\`\`

\`\`\`sh wrong Looking alone makes nothing
aws ecs list-clusters
\`\`\`

### Hints

- \`aws ecs create-cluster\` makes one.

## Wrap-up

Well done.
`;

test(
  'a lesson is written from nothing, gone through, sent as a link and completed by another',
  { tag: '@long' },
  async ({ page, browser }, info) => {
    test.slow();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await new SandboxScreen(page).open();
    await page.getByRole('tab', { name: 'Learn' }).click();
    await page.getByRole('button', { name: 'Write a lesson' }).click();
    const file = page.getByRole('textbox', { name: 'The lesson’s file' });
    const preview = page.getByRole('region', { name: 'What it becomes' });
    await expect(preview.getByRole('heading', { name: 'A service of two' })).toBeVisible();

    // A mistake is told with its line, and leads there.
    await file.click();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.insertText(
      LESSON.replace('list-clusters --query', 'delete-cluster --query'),
    );
    await expect(preview).toContainText('1 thing to mend');
    await preview.getByRole('button', { name: 'line 14' }).click();
    await expect(file).toBeFocused();
    await expect(page.getByRole('button', { name: 'Try it' })).toBeDisabled();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.insertText(LESSON);
    await expect(preview.getByRole('heading', { name: 'A cluster of your own' })).toBeVisible();

    await preview.getByRole('button', { name: 'Go through it' }).click();
    await expect(preview).toContainText(
      'Every answer reaches its goals. Doing nothing does not, nor does the wrong answer.',
    );
    await shoot(page, info, 'written');
    await expectNoBarriers(page, 'writing a lesson');
    // On paper nothing ends with the first page, and the canvas that is not printed has no errors.
    const faults: string[] = [];
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByText('A cluster of your own: hints and answers')).toBeVisible();
    for (const whole of ['html', 'body']) {
      await expect(page.locator(whole)).toHaveCSS('overflow', 'visible');
    }
    await takePictures(page, info, 'printed', { themes: ['light'], fullPage: true });
    await page.emulateMedia({ media: 'screen' });
    expect(faults).toEqual([]);
    await page.getByRole('button', { name: 'Copy link' }).click();
    const link = await page.evaluate(() => navigator.clipboard.readText());

    // It is still there after a reload, in this browser.
    await page.reload();
    await page.getByRole('tab', { name: 'Learn' }).click();
    await page.getByRole('button', { name: 'Write a lesson' }).click();
    await expect(file).toHaveValue(LESSON);

    const another = await browser.newContext();
    const learner = await another.newPage();
    await learner.goto(link);
    const lesson = learner.getByRole('complementary', { name: 'Lesson' });
    await expect(lesson.getByRole('heading', { name: 'Make a cluster' })).toBeVisible();
    await learner.keyboard.press('Shift+T');
    await expect(learner.getByRole('textbox', { name: 'Terminal input' })).toBeFocused();
    await learner.keyboard.type('aws ecs create-cluster --cluster-name demo');
    await learner.keyboard.press('Enter');
    await lesson.getByRole('button', { name: 'Finish' }).click();
    await expect(lesson).toContainText('Well done.');
    await expect(lesson).toContainText('1 command · 0 hints');
    await takePictures(learner, info, 'completed', { themes: ['light'] });
    await another.close();
  },
);
