raise KeyboardInterrupt('now')
