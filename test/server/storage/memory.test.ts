import { MemoryStorage } from '../../support/memoryStorage.ts'
import { outcomeContract } from '../../support/outcomeContract.ts'
import { storageContract } from '../../support/storageContract.ts'

// The tests of rooms and boards stand on this storage, so it keeps what the real one keeps.
storageContract('memory', async () => new MemoryStorage())
outcomeContract('memory', async () => new MemoryStorage())
