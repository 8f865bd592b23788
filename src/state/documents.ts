import type { RunToOpen, SandboxClient } from '../bridge/client';
import type { Finding } from '../formats/import-result';
import { openText as openFileText } from '../formats/registry';
import { accountDifferences } from '../formats/sandbox/account-differences';
import { commandsOf } from '../formats/sandbox/commands-of';
import { loadSandboxValue } from '../formats/sandbox/load';
import { sandboxFileName, saveSandbox } from '../formats/sandbox/save';
import type { Account } from '../model/account';
import { EMPTY_WORKBENCH, type SandboxDocument } from '../model/sandbox-document';
import type { SimMicros } from '../model/sim-time';
import { Autosave } from './autosave';
import type { Commands } from './commands';
import type { DocumentStore } from './document-store';
import { isInPast, type MirrorStore } from './mirror-store';
import { KnownAccounts } from './known-accounts';
import { isEarlierOf, type ServedSandbox } from './served-sandbox';
import type { ViewStore } from './view-store';
import { drawnLayout, UNTITLED, type WorkspaceStore } from './workspace-store';

export interface DocumentParts {
  client: SandboxClient;
  store: DocumentStore;
  mirror: MirrorStore;
  workspace: WorkspaceStore;
  view: ViewStore;
  quietMs?: number | undefined;
  /** The simulator runs elsewhere, and what it runs is what is to be shown. */
  served?: ServedSandbox | undefined;
}

type DocumentCommands = Pick<
  Commands,
  | 'listSandboxes'
  | 'newSandbox'
  | 'openSandbox'
  | 'renameSandbox'
  | 'duplicateSandbox'
  | 'deleteSandbox'
  | 'storedDocument'
  | 'document'
  | 'saveFile'
  | 'openText'
  | 'openLink'
>;

/** The sandboxes of this browser, one of which is open. */
export class Documents {
  private readonly autosave: Autosave;
  private readonly accounts = new KnownAccounts();

  constructor(private readonly parts: DocumentParts) {
    parts.client.onHeadLeft(({ run, branch, account }) =>
      this.accounts.noteLeft({ run, branch }, account),
    );
    parts.client.onFrame(() => this.accounts.noteFrame());
    this.autosave = new Autosave({
      ...parts,
      document: () => this.current(),
      documentAtOnce: () => this.withAccount(),
    });
  }

  /** Opens what was open last, or an empty sandbox on a first visit. */
  async start(): Promise<void> {
    const { served, view } = this.parts;
    if (served) return this.join(served);
    const stored = await this.lastStored();
    if (stored === undefined) return this.adopt(emptyDocument(UNTITLED));
    const loaded = loadSandboxValue(stored);
    if (loaded.ok) return this.adopt(loaded.document);
    await this.adopt(emptyDocument(await this.freeName(UNTITLED)));
    view.setState({ notice: refusal('The sandbox that was open last', loaded) });
  }

  private async lastStored(): Promise<unknown> {
    const { store } = this.parts;
    const last = await orElse(store.lastOpen(), undefined);
    return last === undefined ? undefined : orElse(store.load(last), undefined);
  }

  /**
   * Shows a run that others use too, as it is. It is kept in this browser like any other, so that
   * opening another one in its place loses nothing.
   */
  private async join(served: ServedSandbox): Promise<void> {
    const { mirror, store, workspace } = this.parts;
    workspace.setState({ opening: 0 });
    const shown = await this.firstFrameAfter(0);
    workspace.setState({ opening: null });
    if (!shown) return;
    const { run } = mirror.getState();
    const stored = loadSandboxValue(await this.lastStored());
    const earlier = stored.ok && isEarlierOf(stored.document, run) ? stored.document : undefined;
    const {
      id: documentId,
      name,
      layout,
      notes,
      workbench,
    } = earlier ?? {
      ...served,
      id: newId(),
      name: await this.freeName(served.name),
    };
    workspace.setState({ documentId, name, seed: run.seed, layout, notes, workbench });
    workspace.setState({ save: 'saved' });
    this.autosave.resume();
    await orElse(run.log?.length ? this.keep() : store.setLastOpen(documentId), undefined);
  }

  close(): void {
    this.autosave.close();
  }

  commands(): DocumentCommands {
    const { store, workspace } = this.parts;
    return {
      listSandboxes: () => orElse(store.list(), []),
      newSandbox: async (name) => {
        await this.autosave.flush();
        await this.adopt(emptyDocument(name ?? (await this.freeName(UNTITLED))));
      },
      openSandbox: (id) => this.openStored(id),
      renameSandbox: (name) => workspace.setState({ name: name.trim() || UNTITLED }),
      duplicateSandbox: () => this.duplicate(),
      deleteSandbox: (id) => this.remove(id),
      storedDocument: (id) => this.stored(id),
      saveFile: async () => {
        const document = await this.current();
        return { fileName: sandboxFileName(document.name), text: saveSandbox(document) };
      },
      document: async (at) => ({ ...(await this.current()), ...(at !== undefined && { now: at }) }),
      openText: (text, fileName) => this.openFile(text, fileName),
      openLink: (fragment) => this.openLink(fragment),
    };
  }

  private async openStored(id: string): Promise<void> {
    await this.autosave.flush();
    await this.adopt(await this.stored(id));
  }

  private async stored(id: string): Promise<SandboxDocument> {
    const stored = await this.parts.store.load(id);
    if (stored === undefined) throw new Error('This sandbox is no longer stored in this browser.');
    const loaded = loadSandboxValue(stored);
    if (!loaded.ok) throw new Error(refusal('This sandbox', loaded));
    return loaded.document;
  }

  private async openFile(text: string, fileName: string): Promise<void> {
    const opened = await openFileText(text, { fileName });
    if (opened.kind === 'import') {
      throw new Error(`“${fileName}”: ${opened.importer.label}, not a saved sandbox.`);
    }
    if (opened.kind === 'refused') {
      const [finding] = opened.result.findings;
      throw new Error(`“${fileName}” ${because(placeOf(finding), finding?.message ?? '')}`);
    }
    await this.adoptForeign(opened.document);
  }

  private async openLink(fragment: string): Promise<void> {
    const { fromShareFragment, momentOfFragment } = await import('../formats/share/share-link');
    const loaded = fromShareFragment(fragment);
    if (!loaded.ok) throw new Error(`This link ${because(loaded.path, loaded.reason)}`);
    await this.adoptForeign(loaded.document);
    const at = momentOfFragment(fragment);
    const { run } = this.parts.mirror.getState();
    if (at !== null && at < run.head) this.parts.client.control({ type: 'seek', at });
  }

  /** A document that comes from elsewhere takes the place of the open one, which stays stored. */
  private async adoptForeign(document: SandboxDocument): Promise<void> {
    await this.autosave.flush();
    const stored = await this.commands().listSandboxes();
    // A file never writes over what is stored here, not even over the sandbox it was saved from.
    const taken = stored.some((one) => one.id === document.id);
    const id = taken ? newId() : document.id;
    await this.adopt({ ...document, id, name: await this.freeCopyName(document.name) });
    await this.keep();
    if (document.log.length > 0) await this.compareAccount(document.account);
  }

  /**
   * A file says twice what there is: by its log, which has been followed, and by its account. Not
   * asked of what is stored here: a page that goes stores the account it knew last.
   */
  private async compareAccount(said: Account): Promise<void> {
    const { view } = this.parts;
    if (view.getState().notice !== null) return;
    // Of the head, though an earlier moment may be shown.
    const { account } = await this.current();
    const differences = accountDifferences(said, account);
    if (differences.length > 0) view.setState({ notice: disagrees(differences) });
  }

  private async duplicate(): Promise<void> {
    const { workspace } = this.parts;
    await this.autosave.flush();
    const { name } = workspace.getState();
    // The run goes on as it is: only the name it is kept under is another one.
    workspace.setState({ documentId: newId(), name: await this.freeName(`${name} copy`) });
    await this.keep();
  }

  private async remove(id: string): Promise<void> {
    const { store, workspace } = this.parts;
    const isOpen = workspace.getState().documentId === id;
    if (isOpen) this.autosave.suspend();
    // A save under way must not bring back what is being deleted.
    await this.autosave.flush();
    await store.remove(id);
    if (!isOpen) return;
    const [next] = await store.list();
    if (!next) return this.adopt(emptyDocument(UNTITLED));
    await this.openStored(next.id).catch(async () =>
      this.adopt(emptyDocument(await this.freeName(UNTITLED))),
    );
  }

  /** Stores the open sandbox even if nothing in it has changed. */
  private async keep(): Promise<void> {
    const { store, workspace } = this.parts;
    await store.save(await this.current(), Date.now());
    await store.setLastOpen(workspace.getState().documentId);
    workspace.setState({ save: 'saved', saveProblem: null });
  }

  /** Puts a document in place of the open one; the run is as it was left, and paused. */
  private async adopt(document: SandboxDocument): Promise<void> {
    const { client, store, mirror, workspace, view } = this.parts;
    this.autosave.suspend();
    const { id, name, seed, layout, notes, workbench, now } = document;
    this.accounts.account = document.account;
    workspace.setState({
      documentId: id,
      name,
      seed,
      layout,
      notes,
      workbench,
      autoPlaces: {},
      opened: new Set(),
    });
    workspace.setState({ undo: [], redo: [], save: 'saved', saveProblem: null, opening: 0 });
    view.setState({ selection: [], lastOutcome: null, recentOutcomes: [] });
    view.setState({ hovered: null, crash: null, tool: 'pan' });
    view.setState({ notice: null, travelNotice: null });
    const run: RunToOpen = { seed, log: commandsOf(document), now: now as SimMicros };
    const { epoch } = mirror.getState();
    const opened = client.open(run);
    // A new sandbox has not the pace of the one before it. Opening forgets what was asked earlier.
    if (document.log.length === 0) client.control({ type: 'speed', speed: 1 });
    const { done, refused } = await opened;
    // Another document was chosen meanwhile: that one has taken over.
    if (!done) return;
    const shown = await this.firstFrameAfter(epoch);
    workspace.setState({ opening: null });
    // The stores still hold the run of before: nothing of it may be saved under this name.
    if (!shown) return;
    const [reason] = refused;
    // A run that was left at an earlier moment is opened whole, and shown there.
    if (now < mirror.getState().run.head) {
      client.control({ type: 'seek', at: now as SimMicros });
    }
    const byHand = document.log.length === 0;
    if (reason) view.setState({ notice: byHand ? unloadable(reason) : differs(refused) });
    this.autosave.resume();
    await orElse(store.setLastOpen(id), undefined);
  }

  /** Resolves when the new run is in the stores; false when the simulator broke down over it. */
  private firstFrameAfter(epoch: number): Promise<boolean> {
    const { mirror, view } = this.parts;
    return new Promise((resolve) => {
      const look = () => {
        const shown = mirror.getState().epoch > epoch;
        if (!shown && view.getState().crash === null) return;
        for (const stop of stops) stop();
        resolve(shown);
      };
      const stops = [mirror.subscribe(look), view.subscribe(look)];
      look();
    });
  }

  private async current(): Promise<SandboxDocument> {
    const { client, mirror } = this.parts;
    const state = mirror.getState();
    // In the past the answer would be that of the moment shown.
    if (!isInPast(state) && this.accounts.canBeAsked) {
      const note = this.accounts.asked(state.run);
      const described = await client.send('Sandbox.DescribeAccount', {});
      if (described.ok) note(described.output as Account);
    }
    return this.withAccount();
  }

  /** The whole run, whatever moment of it is shown: opened again, it stands at the head. */
  private withAccount(): SandboxDocument {
    const { run } = this.parts.mirror.getState();
    const { documentId: id, name, notes, workbench, ...drawn } = this.parts.workspace.getState();
    const layout = drawnLayout(drawn);
    const log = run.log ?? [];
    const document = {
      id,
      name,
      seed: run.seed,
      account: this.accounts.of(run),
      log,
      now: run.head,
    };
    return { format: 'ecs-sandbox', version: 2, ...document, layout, notes, workbench };
  }

  private freeName(wanted: string): Promise<string> {
    return this.firstFree(wanted, (n) => `${wanted} ${n}`);
  }

  /** `Shop`, or `Shop (2)` where that is taken, so that a list tells the two apart. */
  private freeCopyName(wanted: string): Promise<string> {
    const bare = wanted.replace(/ \(\d+\)$/, '');
    return this.firstFree(wanted, (n) => `${bare} (${n})`);
  }

  private async firstFree(wanted: string, numbered: (n: number) => string): Promise<string> {
    const stored = await this.commands().listSandboxes();
    const taken = new Set(stored.map((one) => one.name));
    let name = wanted;
    for (let n = 2; taken.has(name); n++) name = numbered(n);
    return name;
  }
}

const emptyDocument = (name: string): SandboxDocument => ({
  format: 'ecs-sandbox',
  version: 2,
  id: newId(),
  name,
  seed: 1,
  account: { version: 1, operations: [] },
  log: [],
  now: 0,
  layout: {},
  notes: {},
  workbench: EMPTY_WORKBENCH,
});

/**
 * `crypto.randomUUID` is missing from pages served without TLS from elsewhere than this computer.
 */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const because = (path: string, reason: string): string =>
  `cannot be opened: ${path === '' ? '' : `${path}: `}${reason}`;

/** Where a finding points: `line 3`, `account.version`; nothing for the file as a whole. */
const placeOf = (finding?: Finding): string =>
  finding?.line === undefined ? (finding?.path ?? '') : `line ${finding.line}`;

const refusal = (what: string, { path, reason }: { path: string; reason: string }): string =>
  `${what} ${because(path, reason)}. It stays stored as it is.`;

const differs = (refused: readonly string[]): string =>
  `${refused.length} of its commands were refused this time, so it is not as it was left: ${refused[0]}`;

const unloadable = (reason: string): string =>
  `Its account section could not be loaded, so nothing is in it: ${reason}`;

function disagrees(differences: readonly string[]): string {
  const named = [...new Set(differences)];
  const more = named.length > 3 ? ` and ${named.length - 3} more` : '';
  return (
    'The file’s account section is not what its log of commands comes to. The log was followed, ' +
    `and the account section left aside. They differ in ${named.slice(0, 3).join(', ')}${more}.`
  );
}

async function orElse<T>(asked: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await asked;
  } catch {
    return otherwise;
  }
}
