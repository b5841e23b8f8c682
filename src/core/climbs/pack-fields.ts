import { LabError } from '../errors.ts';

/** A text in each of the languages of the product. */
export interface Names {
  fr: string;
  en: string;
}

type Json = Record<string, unknown>;

/** The error that says where in the pack and why. */
export function packInvalid(where: string, reason: string): LabError {
  return new LabError('pack-invalid', `${where}: ${reason}.`);
}

/**
 * Reads the fields of one JSON object of a territory pack. Every method throws `pack-invalid` with
 * the place (`where`) and the field when the value is not what it must be.
 */
export class PackFields {
  readonly where: string;
  readonly #json: Json;

  constructor(where: string, value: unknown) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw packInvalid(where, `must be an object, is ${show(value)}`);
    }
    this.where = where;
    this.#json = value as Json;
  }

  text(name: string): string {
    const value = this.#json[name];
    if (typeof value === 'string' && value !== '') return value;
    throw this.#wrong(name, 'a text');
  }

  textOrNull(name: string): string | null {
    return this.#json[name] === null ? null : this.text(name);
  }

  oneOf<T extends string>(name: string, allowed: readonly T[]): T {
    const value = this.#json[name];
    const found = allowed.find((word) => word === value);
    if (found !== undefined) return found;
    throw this.#wrong(name, allowed.map((word) => `"${word}"`).join(' or '));
  }

  /** Null also where the field is absent. */
  oneOfOrNull<T extends string>(name: string, allowed: readonly T[]): T | null {
    return this.#json[name] == null ? null : this.oneOf(name, allowed);
  }

  flag(name: string): boolean {
    const value = this.#json[name];
    if (value === undefined || typeof value === 'boolean') return value ?? false;
    throw this.#wrong(name, 'true or false');
  }

  /** A finite number; where the field is absent, the fallback if there is one. */
  number(name: string, fallback?: number): number {
    const value = this.#json[name] ?? fallback;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    throw this.#wrong(name, 'a number');
  }

  numberOrNull(name: string): number | null {
    return this.#json[name] === null ? null : this.number(name);
  }

  numbers(name: string, count: number): number[] {
    const value = this.list(name);
    if (value.length === count && value.every(Number.isFinite)) return value as number[];
    throw this.#wrong(name, `${count} numbers`);
  }

  /** Longitude and latitude in degrees. */
  position(name = 'position'): number[] {
    const position = this.numbers(name, 2);
    if (isPosition(position)) return position;
    throw this.#wrong(name, '[longitude, latitude]');
  }

  names(name: string): Names {
    const names = this.object(name);
    return { fr: names.text('fr'), en: names.text('en') };
  }

  /** Words in each language; a plain text is the same in all of them, like the name of a source. */
  wording(name: string): Names {
    const value = this.#json[name];
    if (typeof value === 'object') return this.names(name);
    const text = this.text(name);
    return { fr: text, en: text };
  }

  namesOrNull(name: string): Names | null {
    return this.#json[name] === null ? null : this.names(name);
  }

  list(name: string): unknown[] {
    const value = this.#json[name];
    if (Array.isArray(value)) return value;
    throw this.#wrong(name, 'a list');
  }

  texts(name: string): string[] {
    const value = this.list(name);
    if (value.every((item) => typeof item === 'string')) return value;
    throw this.#wrong(name, 'a list of texts');
  }

  object(name: string, where = `${this.where}: ${name}`): PackFields {
    return new PackFields(where, this.#json[name]);
  }

  objectOrNull(name: string): PackFields | null {
    return this.#json[name] === null ? null : this.object(name);
  }

  #wrong(name: string, wanted: string): LabError {
    return packInvalid(this.where, `${name} must be ${wanted}, is ${show(this.#json[name])}`);
  }
}

/** Longitude, latitude and perhaps an altitude. */
export function isPosition(point: unknown): point is number[] {
  if (!Array.isArray(point) || point.length < 2 || point.length > 3) return false;
  return point.every(Number.isFinite) && Math.abs(point[0]) <= 180 && Math.abs(point[1]) <= 90;
}

function show(value: unknown): string {
  const text = value === undefined ? 'missing' : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
