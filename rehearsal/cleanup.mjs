/** What has to be undone at the end, the last first; a failure keeps none of the others from it. */
export class Cleanup {
  #work = [];

  defer(undo) {
    this.#work.push(undo);
  }

  async run() {
    for (let undo = this.#work.pop(); undo; undo = this.#work.pop())
      await Promise.resolve(undo()).catch((error) => process.stderr.write(`cleaning up: ${error.message}\n`));
  }
}
