import {
  addFrame,
  addNote,
  ALIGN_ACTIONS,
  collapse,
  copySelection,
  DISTRIBUTE_ACTIONS,
  duplicateSelection,
  lock,
  pasteHere,
  removeSelection,
  selectEverything,
  selectTool,
  snapToGrid,
  tidy,
  zoneColumns,
} from '../canvas/editing/edit.action';
import { installApp } from '../about/install.action';
import { showLicences } from '../about/licences.action';
import { find } from '../canvas/find/find.action';
import { toggleMinimap } from '../canvas/minimap/minimap.action';
import { goToDeployment } from '../canvas/ribbon/ribbon.action';
import { deploySelected } from '../deploy/deploy.action';
import {
  editSteps,
  firstStep,
  leavePresenting,
  nextStep,
  playWhilePresenting,
  present,
  previousStep,
  showNotes,
  toggleFigures,
  toggleFullScreen,
  toggleLaser,
} from '../presenter/presenter.action';
import { searchComponents } from '../palette/search.action';
import { compare } from '../compare/compare.action';
import { recordRun } from '../record/record.action';
import { REFERENCE_ACTIONS } from '../reference/reference.action';
import { sweep } from '../sweep/sweep.action';
import { showLessons, writeLesson } from '../learn/learn.action';
import { takeTour } from '../tour/tour.action';
import { showOutline } from '../tree/outline.action';
import { setBookmark, showBookmarks, showRuns } from '../time-travel/time-panels.action';
import {
  backToNow,
  continueFromHere,
  playPause,
  restart,
  stepBackEvent,
  stepBackSecond,
  stepEvent,
  stepSecond,
} from '../transport/transport.action';
import { askWhy } from '../why/why.action';
import type { Action } from './action';
import { redo, undo } from './history.action';
import {
  exportSandbox,
  goToTerminal,
  openPalette,
  share,
  showShortcuts,
  toggleDock,
  toggleLeft,
  toggleRight,
} from './panels.action';

/** Everything a key does anywhere on the page, in the groups of the shortcuts dialog. */
export const ACTION_GROUPS: readonly { title: string; actions: readonly Action[] }[] = [
  {
    title: 'Time',
    actions: [
      playPause,
      stepEvent,
      stepSecond,
      stepBackEvent,
      stepBackSecond,
      backToNow,
      continueFromHere,
      setBookmark,
      showBookmarks,
      showRuns,
      restart,
    ],
  },
  { title: 'Service', actions: [deploySelected, goToDeployment] },
  { title: 'Selection', actions: [askWhy] },
  {
    title: 'Editing the canvas',
    actions: [
      find,
      searchComponents,
      selectEverything,
      copySelection,
      pasteHere,
      duplicateSelection,
      removeSelection,
      tidy,
      lock,
      collapse,
      addNote,
      addFrame,
      selectTool,
      snapToGrid,
      zoneColumns,
      toggleMinimap,
      ...Object.values(ALIGN_ACTIONS),
      ...Object.values(DISTRIBUTE_ACTIONS),
    ],
  },
  { title: 'Steps taken back', actions: [undo, redo] },
  { title: 'Experiments', actions: [compare, sweep] },
  { title: 'Look it up', actions: REFERENCE_ACTIONS },
  {
    title: 'Presenting',
    actions: [
      present,
      leavePresenting,
      nextStep,
      previousStep,
      firstStep,
      playWhilePresenting,
      toggleLaser,
      toggleFigures,
      toggleFullScreen,
      showNotes,
      editSteps,
    ],
  },
  {
    title: 'Screen',
    actions: [
      openPalette,
      toggleLeft,
      showOutline,
      toggleRight,
      toggleDock,
      goToTerminal,
      exportSandbox,
      recordRun,
      share,
      takeTour,
      showLessons,
      writeLesson,
      showShortcuts,
      installApp,
      showLicences,
    ],
  },
];
