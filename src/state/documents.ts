import type { RunToOpen, SandboxClient } from '../bridge/client';
import { accountDifferences } from '../formats/sandbox/account-differences';
import { commandsOf } from '../formats/sandbox/commands-of';
import { loadSandboxValue } from '../formats/sandbox/load';
import type { Salvaged } from '../formats/sandbox/salvage';
import { sandboxFileName, saveSandbox } from '../formats/sandbox/save';
import type { Account } from '../model/account';
import type { SandboxDocument } from '../model/sandbox-document';
import type { SimMicros } from '../model/sim-time';
import { Autosave } from './autosave';
import type { Commands } from './commands';
import {
  differs,
  disagrees,
  GONE,
  OPEN_ELSEWHERE,
  openAgain,
  openLast,
  readable,
  refusal,
  salvagedAs,
  unloadable,
} from './document-notices';
import { DamagedSandboxes } from './damaged-sandboxes';
import type { DocumentStore } from './document-store';
import { emptyDocument } from './empty-document';
import { documentOfFile, documentOfLink } from './foreign-document';
import { FreeNames } from './free-names';
import { isInPast, type MirrorStore } from './mirror-store';
import { KnownAccounts } from './known-accounts';
import { newId } from './new-id';
import { orElse } from './or-else';
import { SandboxClaim } from './sandbox-claim';
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
  /** False where nothing is kept, so that no other tab can be in the way. True unless given. */
  isKept?: boolean;
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
  | 'storedFile'
  | 'saveAgain'
  | 'isSafeToLeave'
  | 'takeOverSandbox'
  | 'document'
  | 'saveFile'
  | 'openText'
  | 'openLink'
>;

/** Whether a document is on the screen, and all that it held. */
interface Adopted {
  isShown: boolean;
  isWhole: boolean;
}

/** The sandboxes of this browser, one of which is open. */
export class Documents {
  private readonly autosave: Autosave;
  private readonly accounts = new KnownAccounts();
  private readonly names = new FreeNames(() => this.listed());
  private readonly claim: SandboxClaim;
  private readonly damaged = new DamagedSandboxes(() => this.parts.store);
  /** Commands of the run that is being opened; 0 when it is open. */
  private whole = 0;
  /** It becomes a copy just now: once is enough. */
  private becoming: Promise<void> | null = null;

  constructor(private readonly parts: DocumentParts) {
    parts.client.onHeadLeft(({ run, branch, account }) =>
      this.accounts.noteLeft({ run, branch }, account),
    );
    parts.client.onFrame(() => this.accounts.noteFrame());
    this.claim = new SandboxClaim({
      isKept: parts.isKept ?? true,
      beforeHandOver: () => this.autosave.flush(),
      onLost: (id) => void this.takenAway(id),
    });
    this.autosave = new Autosave({
      ...parts,
      document: () => this.current(),
      documentAtOnce: () => this.withAccount(),
      isOwned: (id) => this.claim.owns(id),
      onSavedElsewhere: ({ message }) => this.goOnAsCopy(message),
      onEditWhileLooking: () => void this.goOnAsCopy('is open in another tab'),
    });
  }

  /** Opens what was open last, or an empty sandbox on a first visit. */
  async start(): Promise<void> {
    const { served, store, view } = this.parts;
    if (served) return this.join(served);
    let problem: string | null = null;
    try {
      const last = await store.lastOpen();
      // What was deleted meanwhile is not missed.
      if (last !== undefined && (await store.load(last)) !== undefined) {
        const known = (await this.listed()).find(({ id }) => id === last);
        return await this.openFrom(last, openLast(known?.name));
      }
    } catch (error) {
      problem = error instanceof Error ? error.message : String(error);
    }
    await this.adoptEmpty();
    view.setState({ notice: problem });
  }

  private async adoptEmpty(): Promise<void> {
    await this.adopt(emptyDocument(await this.names.of(UNTITLED)));
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
    const last = await orElse(store.lastOpen(), undefined);
    const stored = loadSandboxValue(last && (await orElse(store.open(last), undefined)));
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
      name: await this.names.of(served.name),
    };
    workspace.setState({ documentId, name, seed: run.seed, layout, notes, workbench });
    workspace.setState({ save: 'saved' });
    // Another tab that shows the same run keeps it already.
    if (!(await this.claim.take(documentId))) return;
    this.autosave.resume();
    await orElse(run.log?.length ? this.keep() : store.setLastOpen(documentId), undefined);
  }

  close(): void {
    this.autosave.close();
    this.claim.close();
  }

  commands(): DocumentCommands {
    const { workspace } = this.parts;
    return {
      listSandboxes: () => this.listed(),
      newSandbox: async (name) => {
        await this.beforeLeaving();
        await this.adopt(emptyDocument(name ?? (await this.names.of(UNTITLED))));
      },
      openSandbox: (id) => this.openStored(id),
      renameSandbox: (name) => workspace.setState({ name: name.trim() || UNTITLED }),
      duplicateSandbox: () => this.duplicate(),
      deleteSandbox: (id) => this.remove(id),
      storedDocument: async (id) => readable(await this.parts.store.load(id), 'This sandbox'),
      storedFile: (id) => this.storedFile(id),
      saveAgain: () => this.autosave.flush(),
      isSafeToLeave: () => !this.autosave.wouldBeLost,
      takeOverSandbox: () => this.takeOver(),
      saveFile: async () => {
        const document = await this.current();
        this.autosave.noteInFile();
        return { fileName: sandboxFileName(document.name), text: saveSandbox(document) };
      },
      document: async (at) => ({ ...(await this.current()), ...(at !== undefined && { now: at }) }),
      openText: async (text, fileName) => this.adoptForeign(await documentOfFile(text, fileName)),
      openLink: (fragment) => this.openLink(fragment),
    };
  }

  private listed(): ReturnType<DocumentStore['list']> {
    return orElse(this.parts.store.list(), []);
  }

  /** Saves what is unsaved; rejects where that cannot be had, since it would be lost. */
  private async beforeLeaving(): Promise<void> {
    await this.autosave.flush();
    const { name, saveProblem } = this.parts.workspace.getState();
    if (this.autosave.wouldBeLost) {
      throw new Error(`“${name}” would be lost. ${saveProblem} Then open another one.`);
    }
  }

  private async openStored(id: string): Promise<void> {
    await this.beforeLeaving();
    const { documentId } = this.parts.workspace.getState();
    try {
      await this.openFrom(id, 'This sandbox');
    } catch (error) {
      // The open one stays, and stays this tab's.
      await this.claim.take(documentId);
      throw error;
    }
  }

  /** Opens a stored one, or what can be read of it, beside it; rejects in words without any. */
  private async openFrom(id: string, what: string): Promise<void> {
    // Read only then: the tab that lets it go has saved it before.
    await this.claim.take(id);
    const stored = await this.parts.store.open(id);
    const loaded = loadSandboxValue(stored);
    if (!loaded.ok) {
      if (stored === undefined) throw new Error(GONE);
      return this.openDamaged(id, stored, refusal(what, loaded));
    }
    const { isShown, isWhole } = await this.adopt(loaded.document);
    // What is here is not what is stored: that must not be written over.
    if (isShown && !isWhole) await this.goOnAsCopy(null);
  }

  /** The copy of what could be read of it, made now where there is none; rejects without any. */
  private async openDamaged(id: string, stored: unknown, why: string): Promise<void> {
    const { view, workspace } = this.parts;
    const copy = await this.damaged.copyOf(id);
    if (copy !== null) {
      await this.openFrom(copy, 'What could be read of it');
      const notice = `${why} ${openAgain(workspace.getState().name)}`;
      return view.setState({ notice, damaged: { id, notice } });
    }
    const salvaged = await this.damaged.salvage(stored);
    if (salvaged) return this.adoptSalvaged(id, salvaged, why);
    await this.damaged.note(id, null);
    view.setState({ damaged: { id, notice: why } });
    throw new Error(why);
  }

  private async adoptSalvaged(id: string, { document, lost }: Salvaged, why: string) {
    const { view } = this.parts;
    const name = await this.names.of(`${document.name} recovered`);
    const copy = newId();
    const { isShown } = await this.adopt({ ...document, id: copy, name });
    const notice = [why, salvagedAs(name, lost), view.getState().notice].filter(Boolean).join(' ');
    view.setState({ notice, damaged: { id, notice } });
    if (!isShown) return;
    await this.keep().catch(() => this.autosave.noteUnsaved());
    await this.damaged.note(id, copy);
  }

  private async storedFile(id: string): Promise<{ fileName: string; text: string }> {
    const stored = await this.parts.store.load(id);
    if (stored === undefined) throw new Error(GONE);
    const { name } = (await this.listed()).find((one) => one.id === id) ?? { name: id };
    // As it is, damaged or not: whoever can mend it needs all of it.
    return { fileName: sandboxFileName(name), text: `${JSON.stringify(stored, null, 2)}\n` };
  }

  /** The tab that has the sandbox saves it and goes on with a copy; this one goes on with it. */
  private async takeOver(): Promise<void> {
    const { documentId } = this.parts.workspace.getState();
    await this.claim.takeOver(documentId);
    await this.openFrom(documentId, 'This sandbox');
  }

  private async takenAway(id: string): Promise<void> {
    if (this.parts.workspace.getState().documentId !== id) return;
    await this.goOnAsCopy('was taken over by another tab');
  }

  /** The run goes on under another name; `why` is told after the old one (“was deleted …”). */
  private goOnAsCopy(why: string | null): Promise<void> {
    this.becoming ??= this.becomeCopy(why).finally(() => {
      this.becoming = null;
    });
    return this.becoming;
  }

  private async becomeCopy(why: string | null): Promise<void> {
    const { view, workspace } = this.parts;
    this.autosave.suspend();
    const { name: before } = workspace.getState();
    const name = await this.names.ofCopy(before);
    const documentId = newId();
    await this.claim.take(documentId);
    workspace.setState({ documentId, name, save: 'saving' });
    if (why !== null) {
      view.setState({ notice: `“${before}” ${why}: what is here goes on as a copy, “${name}”.` });
    }
    this.autosave.resume();
    await this.keep().catch(() => this.autosave.noteUnsaved());
  }

  private async openLink(fragment: string): Promise<void> {
    const { document, at } = await documentOfLink(fragment);
    await this.adoptForeign(document);
    const { run } = this.parts.mirror.getState();
    if (at !== null && at < run.head) this.parts.client.control({ type: 'seek', at });
  }

  /** A document that comes from elsewhere takes the place of the open one, which stays stored. */
  private async adoptForeign(document: SandboxDocument): Promise<void> {
    await this.beforeLeaving();
    const stored = await this.listed();
    // A file never writes over what is stored here, not even over the sandbox it was saved from.
    const isStored = stored.some((one) => one.id === document.id);
    const taken = isStored || (await this.claim.isElsewhere(document.id));
    const id = taken ? newId() : document.id;
    const name = await this.names.ofCopy(document.name);
    // Else the stores hold the run of before: nothing of it may be saved under this name.
    if (!(await this.adopt({ ...document, id, name })).isShown) return;
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
    const copy = { documentId: newId(), name: await this.names.of(`${name} copy`) };
    await this.claim.take(copy.documentId);
    workspace.setState(copy);
    this.autosave.resume();
    await this.keep();
  }

  private async remove(id: string): Promise<void> {
    const { store, workspace } = this.parts;
    const isOpen = workspace.getState().documentId === id;
    if (await this.claim.isElsewhere(id)) throw new Error(OPEN_ELSEWHERE);
    if (isOpen) this.autosave.suspend();
    // A save under way must not bring back what is being deleted.
    await this.autosave.flush();
    await store.remove(id);
    if (!isOpen) return;
    const [next] = await store.list();
    if (!next) return this.adoptEmpty();
    await this.openStored(next.id).catch(() => this.adoptEmpty());
  }

  /** Stores the open sandbox even if nothing in it has changed. */
  private async keep(): Promise<void> {
    const { store, workspace } = this.parts;
    await store.save(await this.current(), Date.now());
    await store.setLastOpen(workspace.getState().documentId);
    workspace.setState({ save: 'saved', saveProblem: null });
  }

  /**
   * Puts a document in place of the open one; the run is as it was left, and paused.
   */
  private async adopt(document: SandboxDocument): Promise<Adopted> {
    const { client, store, mirror, workspace, view } = this.parts;
    this.autosave.suspend();
    if (client.isCrashed) client.renew();
    const { id, name, seed, layout, notes, workbench, now } = document;
    this.accounts.account = document.account;
    const isHere = await this.claim.take(id);
    workspace.setState(({ visit }) => ({
      visit: visit + 1,
      documentId: id,
      name,
      seed,
      layout,
      notes,
      workbench,
      autoPlaces: {},
      opened: new Set(),
    }));
    workspace.setState({ undo: [], redo: [], save: 'saved', saveProblem: null, opening: 0 });
    view.setState({ selection: [], lastOutcome: null, recentOutcomes: [] });
    view.setState({ hovered: null, crash: null, tool: 'pan' });
    view.setState({ notice: null, travelNotice: null });
    const run: RunToOpen = { seed, log: commandsOf(document), now: now as SimMicros };
    this.whole = run.log.length;
    const { epoch } = mirror.getState();
    const opened = client.open(run);
    // A new sandbox has not the pace of the one before it. Opening forgets what was asked earlier.
    if (document.log.length === 0) client.control({ type: 'speed', speed: 1 });
    const { done, refused } = await opened;
    // Another document was chosen meanwhile, or the run is taken up again as far as it goes.
    if (!done || !(await this.firstFrameAfter(epoch))) return { isShown: false, isWhole: false };
    this.whole = 0;
    workspace.setState({ opening: null });
    const [reason] = refused;
    // A run that was left at an earlier moment is opened whole, and shown there.
    if (now < mirror.getState().run.head) {
      client.control({ type: 'seek', at: now as SimMicros });
    }
    const byHand = document.log.length === 0;
    if (reason) view.setState({ notice: byHand ? unloadable(reason) : differs(refused) });
    if (isHere) this.autosave.resume();
    else {
      this.autosave.look();
      workspace.setState({ save: 'elsewhere' });
    }
    await orElse(store.setLastOpen(id), undefined);
    return { isShown: true, isWhole: refused.length === 0 };
  }

  /**
   * The open sandbox in another simulator, paused, after the one before it broke down. False when
   * that breaks down too. A run that is not all that was there goes on as a copy.
   */
  async takeUpAgain(run: RunToOpen): Promise<boolean> {
    const { client, mirror, workspace } = this.parts;
    const { save } = workspace.getState();
    const { epoch, run: before } = mirror.getState();
    const whole = this.whole || (before.log?.length ?? 0);
    this.autosave.suspend();
    workspace.setState({ opening: 0 });
    const { done } = await client.open(run);
    const isShown = done && (await this.firstFrameAfter(epoch));
    if (!isShown) return false;
    workspace.setState({ opening: null });
    this.whole = 0;
    if (save === 'elsewhere') this.autosave.look();
    else if (run.log.length < whole) await this.goOnAsCopy(null);
    else {
      this.autosave.resume();
      this.autosave.noteUnsaved();
    }
    return true;
  }

  /** Resolves when the new run is in the stores; false when the simulator broke down over it. */
  private firstFrameAfter(epoch: number): Promise<boolean> {
    const { client, mirror } = this.parts;
    if (client.isCrashed) return Promise.resolve(false);
    return new Promise((resolve) => {
      const end = (isShown: boolean) => {
        for (const stop of stops) stop();
        resolve(isShown);
      };
      const look = () => mirror.getState().epoch > epoch && end(true);
      const stops = [mirror.subscribe(look), client.onCrash(() => end(false))];
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
  withAccount(): SandboxDocument {
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
}
