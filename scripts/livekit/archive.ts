/**
 * Takes one file out of a .tar.gz or .zip held in memory. Node has the decompression but no reader for either format, a
 * dependency would be large for one file, and a machine need not have `tar` or `unzip`.
 */
import { basename } from 'node:path/posix';
import { gunzipSync, inflateRawSync } from 'node:zlib';

/**
 * @param archive - The whole archive.
 * @param archiveName - Its file name, which tells the format.
 * @param wanted - Name of the file to take out, in whichever folder it is.
 * @returns The file's content.
 * @throws {Error} When the archive is damaged, of another format, or without that file.
 */
export function extract(archive: Buffer, archiveName: string, wanted: string): Buffer {
  const found = archiveName.endsWith('.zip')
    ? fromZip(archive, wanted)
    : fromTar(gunzipSync(archive), wanted);
  if (!found) throw new Error(`${archiveName} holds no ${wanted}`);
  return found;
}

/** POSIX.1-1988 tar: blocks of 512 bytes; a header block, then the content filled up to whole blocks. */
function fromTar(tar: Buffer, wanted: string): Buffer | undefined {
  for (let at = 0; at + 512 <= tar.length;) {
    const name = text(tar, at, 100);
    if (!name) return undefined;
    const size = parseInt(text(tar, at + 124, 12), 8);
    if (Number.isNaN(size)) throw new Error('damaged tar header');
    const type = text(tar, at + 156, 1);
    // '0' or nothing: a plain file. Others (folders, long names, attributes) are stepped over.
    if ((type === '0' || type === '') && basename(name) === wanted) {
      if (at + 512 + size > tar.length) throw new Error('the tar ends inside the file');
      return tar.subarray(at + 512, at + 512 + size);
    }
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return undefined;
}

function text(buffer: Buffer, start: number, length: number): string {
  const field = buffer.subarray(start, start + length);
  const end = field.indexOf(0);
  return field.toString('utf8', 0, end === -1 ? length : end).trim();
}

// PKWARE's APPNOTE 4.3: the directory at the end names each file and where its own header begins.
const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;

function fromZip(zip: Buffer, wanted: string): Buffer | undefined {
  let end = zip.length - 22;
  while (end >= 0 && zip.readUInt32LE(end) !== END_OF_DIRECTORY) end--;
  if (end < 0) throw new Error('no zip directory');
  const entries = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  for (let entry = 0; entry < entries; entry++) {
    if (zip.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error('damaged zip directory');
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    if (basename(name) === wanted) return zipContent(zip, at);
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return undefined;
}

function zipContent(zip: Buffer, entry: number): Buffer {
  const method = zip.readUInt16LE(entry + 10);
  const packedSize = zip.readUInt32LE(entry + 20);
  const size = zip.readUInt32LE(entry + 24);
  const header = zip.readUInt32LE(entry + 42);
  // The local header repeats the name and may have other extra fields than the directory's.
  const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
  const packed = zip.subarray(start, start + packedSize);
  if (method !== 0 && method !== 8) throw new Error(`zip compression ${method} is not known`);
  const content = method === 0 ? packed : inflateRawSync(packed);
  if (content.length !== size) throw new Error('the zip ends inside the file');
  return content;
}
