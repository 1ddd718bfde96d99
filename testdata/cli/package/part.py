value = 'part'
if __name__ == '__main__':
    print('part is main', __package__)
