import { readFileSync } from 'node:fs';

/** A few lines of the source that keep a promise, and a test that fails without them. */
export interface Guard {
  /** What they keep, in words. */
  readonly keeps: string;
  readonly file: string;
  /** As it stands in the file, once. */
  readonly text: string;
  /** What stands there when the guard is taken away. */
  readonly without: string;
  /** The file of the test that notices. */
  readonly noticedBy: string;
  /** The test in it; a part of its full name. */
  readonly test: string;
}

const ANY_PROGRAM = {
  noticedBy: 'tests/properties/any-program.prop.test.ts',
  test: 'any program: no crash, nothing lost, nobody wronged',
};

const PROPERTIES: readonly Guard[] = [
  {
    keeps: 'a target that drains gets no request',
    file: 'src/engine/data-plane/group-routing.ts',
    text: "isUsable(is) : is === 'healthy';",
    without: "isUsable(is) : is === 'healthy' || is === 'draining';",
    ...ANY_PROGRAM,
  },
  {
    keeps: 'an unhealthy target gets no request while others are healthy',
    file: 'src/engine/data-plane/group-routing.ts',
    text: "isUsable(is) : is === 'healthy';",
    without: "isUsable(is) : is === 'healthy' || is === 'unhealthy';",
    noticedBy: 'tests/unit/engine/data-plane/routing.test.ts',
    test: 'a healthy target joins the rotation, an unhealthy one leaves it',
  },
  {
    keeps: 'the scheduler leaves minimumHealthyPercent healthy',
    file: 'src/engine/control-plane/deployments/rolling.ts',
    text: 'floor: Math.ceil((desired * minimumHealthyPercent) / 100),',
    without: 'floor: 0 * minimumHealthyPercent,',
    noticedBy: 'tests/properties/control-plane.prop.test.ts',
    test: 'a rolling update of healthy tasks never goes below minimumHealthyPercent',
  },
  {
    keeps: 'the scheduler starts no more than maximumPercent',
    file: 'src/engine/control-plane/deployments/rolling.ts',
    text: '  cap - (allOf(fresh) + allOf(source) + stopping);',
    without: '  2 * cap - (allOf(fresh) + allOf(source) + stopping);',
    noticedBy: 'tests/properties/control-plane.prop.test.ts',
    test: 'within maximumPercent, statuses as they may follow',
  },
  {
    keeps: 'whatever stopped says why',
    file: 'src/engine/control-plane/task-lifecycle.ts',
    text: "  task.stoppedReason = reason;\n  if (code === 'TaskFailedToStart')",
    without: "  if (code === 'TaskFailedToStart')",
    ...ANY_PROGRAM,
  },
  {
    keeps: 'what happened longest ago is forgotten',
    file: 'src/engine/observe/domain-events.ts',
    text: 'w.events.length > LIMITS.domainEvents * 1.1',
    without: 'w.events.length > Infinity',
    noticedBy: 'tests/unit/engine/limits.test.ts',
    test: 'events, of a service and of all, go when newer ones come',
  },
  {
    keeps: 'each request is counted once when it ends',
    file: 'src/engine/data-plane/request-end.ts',
    text: 'slots.outstanding[slot]! - 1;',
    without: 'slots.outstanding[slot]!;',
    noticedBy: 'tests/properties/requests.prop.test.ts',
    test: 'requests sent = ended + refused + in flight',
  },
  {
    keeps: 'a server that gets a request is looked at again',
    file: 'src/engine/data-plane/task-work.ts',
    text: 'p.roster.wake(s.index);',
    without: '',
    ...ANY_PROGRAM,
  },
  {
    keeps: 'a server of which a fault changes something is looked at again',
    file: 'src/engine/data-plane/servers.ts',
    text: 'p.roster.wake(index);',
    without: '',
    ...ANY_PROGRAM,
  },
  {
    keeps: 'a service at rest is looked at again once something changes',
    file: 'src/engine/control-plane/deployments/quiet-service.ts',
    text: 'rest?.changes === world.changes &&',
    without: 'rest !== undefined &&',
    noticedBy: 'tests/properties/determinism.prop.test.ts',
    test: 'a restored checkpoint goes on as the unbroken run did',
  },
  {
    keeps: 'random numbers go on after a restore as they would have',
    file: 'src/engine/kernel/kernel.ts',
    text: 'this.stream(name).state.set(state);',
    without: 'void [name, state];',
    ...ANY_PROGRAM,
  },
];
const FUZZ: readonly Guard[] = [
  {
    keeps: 'a file nested too deeply is not handed to what recurses',
    file: 'src/formats/json-text.ts',
    text: 'return isNestedDeeper(value) ? fault(bare, tooDeep(bare)) : { ok: true, value };',
    without: 'return { ok: true, value };',
    noticedBy: 'tests/contract/fuzz.test.ts',
    test: 'sandbox.deep-input.json, which did harm once, does none',
  },
  {
    keeps: 'an operation nested too deeply is refused',
    file: 'src/api/dispatcher.ts',
    text: 'if (isNestedDeeper(input)) return refused(tooDeep());',
    without: '',
    noticedBy: 'tests/contract/input-faults.test.ts',
    test: 'what is nested too deeply is refused, wherever in it',
  },
  {
    keeps: 'nobody asks for a thousand million tasks',
    file: 'src/api/quota-checks.ts',
    text: 'const isBeyond = desiredCount > LIMITS.tasksPerService;',
    without: 'const isBeyond = false;',
    noticedBy: 'tests/contract/asked-at-once.test.ts',
    test: 'ECS.CreateService of more than it may ask for is refused',
  },
  {
    keeps: 'a JSON argument nested too deeply is refused',
    file: 'src/cli/json-argument.ts',
    text: 'if (++this.depth > DEEPEST) throw',
    without: 'if (++this.depth > Infinity) throw',
    noticedBy: 'tests/contract/fuzz.test.ts',
    test: 'json-argument.deep-and-open.json, which did harm once, does none',
  },
  {
    keeps: 'a query that would run out of stack is refused',
    file: 'src/cli/query.ts',
    text: "if (error instanceof RangeError) throw badQuery(expression, 'nested too deeply');",
    without: '',
    noticedBy: 'tests/contract/fuzz.test.ts',
    test: 'query.long-chain.json, which did harm once, does none',
  },
];

const HOSTILE_INPUT: readonly Guard[] = [
  {
    keeps: 'a link that unpacks to more than any sandbox is not unpacked',
    file: 'src/formats/share/inflate.ts',
    text: 'if (size > limit)',
    without: 'if (size > Infinity)',
    noticedBy: 'tests/contract/hostile-doors.test.ts',
    test: "a sandbox’s link of 'a bomb: sixty megabytes of nothing'",
  },
  {
    keeps: 'a sandbox of a newer version is refused with that reason',
    file: 'src/formats/sandbox/load.ts',
    text: 'if (version > CURRENT_VERSION)',
    without: 'if (version > Infinity)',
    noticedBy: 'tests/contract/hostile-doors.test.ts',
    test: "a sandbox’s link of 'a newer version'",
  },
  {
    keeps: 'aliases of a YAML file that unfold without end are not followed',
    file: 'src/formats/source-text.ts',
    text: 'document.toJS({ maxAliasCount: MOST_ALIASES })',
    without: 'document.toJS({ maxAliasCount: -1 })',
    noticedBy: 'tests/contract/hostile-files.test.ts',
    test: "deep or large: 'merge keys that stand for 10^9",
  },
  {
    keeps: 'what an answer holds does not steer the terminal',
    file: 'src/cli/harmless.ts',
    text: "text.replace(ORDERS, '')",
    without: 'text',
    noticedBy: 'tests/contract/hostile-doors.test.ts',
    test: 'that steers no terminal',
  },
  {
    keeps: 'a message that no page of ours sends ends its connection, not the run',
    file: 'src/headless/serve/page-messages.ts',
    text: ' && !isNestedDeeper(message, DEEPEST + ENVELOPE)',
    without: '',
    noticedBy: 'tests/contract/hostile-doors.test.ts',
    test: 'a page’s socket that talks nonsense is closed, the run goes on',
  },
  {
    keeps: 'a request has a mebibyte at most',
    file: 'src/headless/serve/read-body.ts',
    text: 'if (length > MOST_BYTES)',
    without: 'if (length > Infinity)',
    noticedBy: 'tests/unit/headless/serve-door.test.ts',
    test: 'more than a mebibyte is not taken, whether it says so or not',
  },
  {
    keeps: 'no page from elsewhere drives `sim serve`',
    file: 'src/headless/serve/who-may-ask.ts',
    text: 'if (origin !== undefined &&',
    without: 'if (origin === null &&',
    noticedBy: 'tests/unit/headless/serve-door.test.ts',
    test: 'a page of another site',
  },
  {
    keeps: 'no name that was made to point here is answered',
    file: 'src/headless/serve/who-may-ask.ts',
    text: 'if (!isOurName(name, ownHost)) {',
    without: "if (name === 'nobody') {",
    noticedBy: 'tests/unit/headless/serve-door.test.ts',
    test: 'a name that points here',
  },
  {
    keeps: 'links of a lesson lead to pages of AWS alone',
    file: 'src/lesson/aws-page.ts',
    text: "protocol === 'https:' && AWS_HOST.test(hostname)",
    without: "protocol !== ''",
    noticedBy: 'tests/contract/hostile-doors.test.ts',
    test: "a lesson with 'a link to",
  },
];

const DURABILITY: readonly Guard[] = [
  {
    keeps: 'a sandbox and its line in the list are written in one transaction',
    file: 'src/state/document-store.ts',
    text: '  box.put(toWire(document), entryOf(id));',
    without: `  const { db } = box.transaction;
  const later = () => db.transaction(box.name, 'readwrite').objectStore(box.name);
  setTimeout(() => later().put(toWire(document), entryOf(id)));`,
    noticedBy: 'tests/unit/state/durability.test.ts',
    test: 'every sandbox is there as it was before or after, and none is half there',
  },
  {
    keeps: 'what another tab has saved meanwhile is not written over',
    file: 'src/state/document-store.ts',
    text: 'if (!isAsItShould(looked.result)) throw',
    without: 'if (!isAsItShould(looked.result) && false) throw',
    noticedBy: 'tests/unit/state/durability.test.ts',
    test: 'the second to save keeps its work as a copy, and says so',
  },
  {
    keeps: 'what was not kept is tried again by itself',
    file: 'src/state/autosave.ts',
    text: "if (this.mode === 'saving') this.startTimer('time', RETRY_MS);",
    without: '',
    noticedBy: 'tests/unit/state/durability.test.ts',
    test: 'once there is room it is saved by itself, though nothing changes',
  },
  {
    keeps: 'nothing is opened in the place of what is not kept',
    file: 'src/state/documents.ts',
    text: '    if (this.autosave.wouldBeLost) {',
    without: '    if (name === null) {',
    noticedBy: 'tests/unit/state/durability.test.ts',
    test: 'another sandbox is not opened in its place before it is in a file',
  },
  {
    keeps: 'of something damaged opens what can be read',
    file: 'src/state/documents.ts',
    text: 'const salvaged = await this.damaged.salvage(stored);',
    without: 'const salvaged = null as Salvaged | null;',
    noticedBy: 'tests/unit/state/durability.test.ts',
    test: 'something damaged is kept',
  },
  {
    keeps: 'a simulator that breaks down is caught and told of',
    file: 'src/bridge/worker/worker-host.ts',
    text: '      this.crash(error);\n',
    without: '      void error;\n',
    noticedBy: 'tests/unit/state/recovery.test.ts',
    test: 'the run is back where it was, told with a script, and saved as ever',
  },
  {
    keeps: 'the last good moment is gone back to, and not only told',
    file: 'src/state/recovery.ts',
    text: 'if (!(await documents.takeUpAgain(run))) continue;',
    without: '',
    noticedBy: 'tests/unit/state/recovery.test.ts',
    test: 'over a sandbox that is being opened',
  },
  {
    keeps: 'a simulator that is silent is told of',
    file: 'src/bridge/heartbeat.ts',
    text: 'if (this.missed > SILENT_FROM) this.tell(this.missed - 1);',
    without: '',
    noticedBy: 'tests/unit/state/recovery.test.ts',
    test: 'a simulator that is silent is told of from ten seconds on',
  },
];

/** Of what is built: each takes a build and a browser. */
const IN_THE_BROWSER: readonly Guard[] = [
  {
    keeps: 'a tab saves before it hands a sandbox over',
    file: 'src/state/documents.ts',
    text: 'beforeHandOver: () => this.autosave.flush(),',
    without: 'beforeHandOver: () => Promise.resolve(),',
    noticedBy: 'tests/e2e/durability.spec.ts',
    test: 'two tabs: the second is told and looks, takes over; the first goes on with a copy',
  },
  {
    keeps: 'one tab at a time has a sandbox',
    file: 'src/state/sandbox-claim.ts',
    text: 'return this.request(id, { ifAvailable: true }).catch(() => true);',
    without: 'return true;',
    noticedBy: 'tests/e2e/durability.spec.ts',
    test: 'two tabs: what is changed while one only looks becomes a copy',
  },
  {
    keeps: 'work is saved as it goes',
    file: 'src/state/autosave.ts',
    text: 'handle: setTimeout(() => void this.flush(), ms)',
    without: 'handle: setTimeout(() => {}, ms)',
    noticedBy: 'tests/e2e/durability.spec.ts',
    test: 'a browser that is killed in the middle of the work has all but the last second of it',
  },
  {
    keeps: 'a new version is not loaded over what is not kept',
    file: 'src/ui/shell/new-version.tsx',
    text: 'if (commands.isSafeToLeave()) await load();',
    without: 'if (!isRefused) await load();',
    noticedBy: 'tests/ui/shell/keeping.test.tsx',
    test: 'is not loaded over what is not kept, says so, and is once that is in a file',
  },
  {
    keeps: 'half a new version is none',
    file: 'src/offline/kept-builds.ts',
    text: 'if (!answer.ok || answer.redirected) throw',
    without: 'if (answer.redirected) throw',
    noticedBy: 'tests/e2e/offline.spec.ts',
    test: 'a new version waits, is told of in every tab',
  },
  {
    keeps: 'a tab of the version before has all of it',
    file: 'src/offline/kept-builds.ts',
    text: 'nobodyUsesThem ? others : others.slice(0, -1)',
    without: 'nobodyUsesThem ? others : others',
    noticedBy: 'tests/e2e/offline.spec.ts',
    test: 'a new version waits, is told of in every tab',
  },
  {
    keeps: 'all of the app is kept at the first visit',
    file: 'src/offline/kept-builds.ts',
    text: 'const waiting = [...own];',
    without: "const waiting = [...own].filter((one) => !one.includes('/assets/'));",
    noticedBy: 'tests/e2e/offline.spec.ts',
    test: 'after one visit all of it works without a network, what was never opened too',
  },
  {
    keeps: 'the policy of the page: script-src self',
    file: 'src/headless/serve/page-policy.ts',
    text: '  "script-src \'self\'",',
    without: "  \"script-src 'self' 'unsafe-inline'\",",
    noticedBy: 'tests/e2e/security.spec.ts',
    test: 'a script that got into the page itself is not run',
  },
  ...[
    ['  "connect-src \'self\'",', "  'connect-src *',"],
    ['  "style-src \'self\'",', "  \"style-src 'self' 'unsafe-inline'\","],
    ['  "form-action \'none\'",', ''],
    ['  "require-trusted-types-for \'script\'",', ''],
  ].map(([text = '', without = '']) => ({
    keeps: `the policy of the page: ${text.replaceAll(/["',]/g, '').trim()}`,
    file: 'src/headless/serve/page-policy.ts',
    text,
    without,
    noticedBy: 'tests/e2e/security.spec.ts',
    test: 'what an attacker would do is stopped by the policy itself',
  })),
  {
    keeps: 'no worker is made of code that is not the page’s own',
    file: 'src/main.tsx',
    text: 'allowOwnWorkers();',
    without: "window.trustedTypes?.createPolicy('default', { createScriptURL: (url) => url });",
    noticedBy: 'tests/e2e/security.spec.ts',
    test: 'what an attacker would do is stopped by the policy itself',
  },
];

/** Suite by suite. */
export const GUARDS: readonly Guard[] = [
  ...PROPERTIES,
  ...FUZZ,
  ...HOSTILE_INPUT,
  ...DURABILITY,
  ...IN_THE_BROWSER,
];

/** Whether the file has the guard, once. */
export const inItsPlace = ({ text }: Guard, file: string): boolean =>
  readFileSync(file, 'utf8').split(text).length === 2;
