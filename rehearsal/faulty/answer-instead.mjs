import { Server } from 'node:http';

/** Answers requests itself with that status, before the service sees them, where `wanted(path)`. */
export function answerInstead(status, wanted) {
  const { emit } = Server.prototype;
  Server.prototype.emit = function (event, request, response) {
    if (event !== 'request' || !wanted(request.url)) return Reflect.apply(emit, this, arguments);
    response.writeHead(status, { 'ogrom-version': process.env.OGROM_VERSION }).end();
    return true;
  };
}
