"""Memory that processes share: not there. Its content is looked at by views, which are no
effects of a transaction, so that threads would see what another one has half written.
"""

raise ImportError('multiprocessing.shared_memory is not there: no views of memory outside of the heap',
                  name='multiprocessing.shared_memory')
