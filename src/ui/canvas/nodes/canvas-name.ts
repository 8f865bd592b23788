import { createContext } from 'react';

/**
 * Stands before the ids of elements that hold the names of nodes: where a page has several pictures
 * of the same things, each has its own; empty for the canvas of the workbench.
 */
export const CanvasName = createContext('');
