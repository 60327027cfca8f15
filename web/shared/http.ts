export type { Request, Response, Router } from 'express';
