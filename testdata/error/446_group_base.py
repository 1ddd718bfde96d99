raise BaseExceptionGroup('base', [KeyboardInterrupt(), ValueError()])
