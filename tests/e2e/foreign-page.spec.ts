/** A web site that somebody has open beside `sim serve` tries to drive it. */
import { expect } from '@playwright/test';
import { openOtherSite, type OtherSite } from '../support/other-site';
import { type ServedProcess, startServe } from '../support/served-process';
import { test } from './pages/slow-motion';

let served: ServedProcess;
let site: OtherSite;
test.beforeEach(async () => {
  served = await startServe('--no-app');
  site = await openOtherSite('<!doctype html><title>Elsewhere</title><p>Hello</p>');
});
test.afterEach(async () => {
  await served.stop();
  await site.close();
});

const clusters = () => served.send('aws ecs list-clusters --query clusterArns').stdout.trim();

test('by no request, form, picture, frame or socket can it, nor read an answer', async ({
  page,
}) => {
  await page.goto(site.url);
  const came = await page.evaluate(async (url) => {
    const body = JSON.stringify({ target: 'ECS.CreateCluster', input: {} });
    const operation =
      '/service/AmazonEC2ContainerServiceV20141113/operation/CreateCluster' +
      '?X-Amz-Credential=any%2F20260101%2Feu-west-1%2Fecs%2Faws4_request';
    const outcome = (work: Promise<string>): Promise<string> => work.catch(() => 'refused');
    const ends = (element: HTMLElement, ready: () => void) =>
      new Promise<string>((resolve) => {
        element.onload = () => resolve('loaded');
        element.onerror = () => resolve('refused');
        document.body.append(element);
        ready();
      });
    const read = (init: RequestInit) =>
      fetch(`${url}/sandbox`, { method: 'POST', body, ...init }).then((answer) => answer.type);
    const form = document.createElement('form');
    // A form in plain text is sent without asking; its one field may read as JSON.
    Object.assign(form, { method: 'POST', enctype: 'text/plain', action: `${url}/sandbox` });
    const field = document.createElement('input');
    Object.assign(field, { name: `${body.slice(0, -1)},"x":"`, value: '"}' });
    form.append(field);
    form.target = 'answer';
    const frame = document.createElement('iframe');
    frame.name = 'answer';
    const image = document.createElement('img');
    const socket = new Promise<string>((resolve) => {
      const run = new WebSocket(`${url.replace('http', 'ws')}/sandbox/run`);
      run.onopen = () => resolve('open');
      run.onerror = () => resolve('refused');
    });
    return {
      json: await outcome(read({ headers: { 'content-type': 'application/json' } })),
      target: await outcome(
        fetch(url, {
          method: 'POST',
          body: '{}',
          headers: { 'x-amz-target': 'AmazonEC2ContainerServiceV20141113.CreateCluster' },
        }).then((answer) => answer.type),
      ),
      // Such an answer says nothing: what it did is asked below.
      unread: await outcome(read({ mode: 'no-cors', headers: { 'content-type': 'text/plain' } })),
      image: await ends(image, () => (image.src = url + operation)),
      form: await ends(frame, () => {
        document.body.append(form);
        form.submit();
      }),
      socket: await socket,
    };
  }, served.url);
  expect(came).toMatchObject({
    json: 'refused',
    target: 'refused',
    unread: 'opaque',
    image: 'refused',
    socket: 'refused',
  });
  expect(clusters()).toBe('[]');
  // The same asked for by a client is done: the attempts would not have failed by themselves.
  expect(served.send('aws ecs create-cluster').status).toBe(0);
  expect(clusters()).not.toBe('[]');
});
