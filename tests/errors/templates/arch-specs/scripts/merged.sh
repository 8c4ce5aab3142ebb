one
<<<<<<< HEAD
two
=======
three
>>>>>>> other
