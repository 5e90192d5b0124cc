/** Something that the person at the keyboard has to install first; `up` exits with 3. */
export class MissingTool extends Error {}
