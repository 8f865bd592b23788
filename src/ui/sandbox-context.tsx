import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import type { Commands } from '../state/commands';
import type { SandboxApp } from '../state/create-sandbox-app';
import type { DotBuffer } from '../state/dot-buffer';
import type { MirrorState, MirrorStore } from '../state/mirror-store';
import type { ViewState, ViewStore } from '../state/view-store';
import type { WorkspaceState, WorkspaceStore } from '../state/workspace-store';

/** What every component may reach: three stores, the dots, and the only way to change anything. */
export interface SandboxParts {
  mirror: MirrorStore;
  workspace: WorkspaceStore;
  view: ViewStore;
  dots: DotBuffer;
  commands: Commands;
  /** A simulator for a run beside this one (`state/second-run.ts`); null where there is none. */
  newTransport: SandboxApp['newTransport'];
  /** A worker for trials under many seeds (`state/trials.ts`); null where there is none. */
  newTrialWorker: SandboxApp['newTrialWorker'];
}

const Context = createContext<SandboxParts | null>(null);

export function SandboxProvider(props: { parts: SandboxParts; children: ReactNode }) {
  return <Context.Provider value={props.parts}>{props.children}</Context.Provider>;
}

export function useParts(): SandboxParts {
  const parts = useContext(Context);
  if (!parts) throw new Error('no SandboxProvider above this component');
  return parts;
}

export const useCommands = (): Commands => useParts().commands;
export const useMirror = <T,>(select: (state: MirrorState) => T): T =>
  useStore(useParts().mirror, select);
export const useWorkspace = <T,>(select: (state: WorkspaceState) => T): T =>
  useStore(useParts().workspace, select);
export const useView = <T,>(select: (state: ViewState) => T): T =>
  useStore(useParts().view, select);
